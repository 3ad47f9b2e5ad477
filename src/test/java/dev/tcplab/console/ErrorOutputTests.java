package dev.tcplab.console;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Standard error, also if no reader takes it.
 */
@Timeout(30)
class ErrorOutputTests {

	@Test
	void writesWhatIsFlushed() {
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		PrintStream errors = new PrintStream(new ErrorOutput(output, Duration.ofSeconds(10)), true);
		for (int i = 0; i < 1000; i++) {
			errors.println("line " + i);
			assertThat(output.toString()).endsWith("line " + i + System.lineSeparator());
		}
	}

	@Test
	void keepsBytes() {
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		ErrorOutput errors = new ErrorOutput(output, Duration.ofSeconds(10));
		errors.write(0xe9);
		errors.flush();
		assertThat(output.toByteArray()).containsExactly(0xe9);
	}

	@Test
	void doesNotWaitForStuckReader() {
		StuckOutput output = new StuckOutput();
		PrintStream errors = new PrintStream(new ErrorOutput(output, Duration.ofMillis(50)), true);
		for (int i = 0; i < 10_000; i++) {
			errors.println("a line that is never read, like the next one");
		}
	}

}
