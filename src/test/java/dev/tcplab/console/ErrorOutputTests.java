package dev.tcplab.console;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Standard error, also when nobody reads it.
 */
@Timeout(30)
class ErrorOutputTests {

	@Test
	void whatIsFlushedIsWritten() {
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		PrintStream errors = new PrintStream(new ErrorOutput(output, Duration.ofSeconds(10)), true);
		for (int i = 0; i < 1000; i++) {
			errors.println("line " + i);
			assertThat(output.toString()).endsWith("line " + i + System.lineSeparator());
		}
	}

	@Test
	void bytesStayAsTheyAre() {
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		ErrorOutput errors = new ErrorOutput(output, Duration.ofSeconds(10));
		errors.write(0xe9);
		errors.flush();
		assertThat(output.toByteArray()).containsExactly(0xe9);
	}

	@Test
	void aReaderWhoTakesNothingHoldsNobodyUp() {
		StuckOutput output = new StuckOutput();
		PrintStream errors = new PrintStream(new ErrorOutput(output, Duration.ofMillis(50)), true);
		for (int i = 0; i < 100_000; i++) {
			errors.println("nobody reads this line, nor the next one");
		}
	}

}
