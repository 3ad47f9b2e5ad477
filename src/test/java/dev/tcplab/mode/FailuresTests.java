package dev.tcplab.mode;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import dev.tcplab.console.Transcript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reports of failures in a client mode.
 */
@ResourceLock(Resources.SYSTEM_ERR)
class FailuresTests {

	@Test
	void reportsAfterLinesOfTranscript() {
		ByteArrayOutputStream terminal = new ByteArrayOutputStream();
		PrintStream original = System.err;
		System.setErr(new PrintStream(terminal, true, StandardCharsets.UTF_8));
		try (Transcript transcript = new Transcript(terminal, Duration.ofSeconds(10))) {
			transcript.print("To Server: Message 0\n");
			Failures failures = new Failures(transcript);
			failures.report("Message 0 was not answered.");
			assertThat(failures.getExitCode()).isOne();
		}
		finally {
			System.setErr(original);
		}
		assertThat(terminal.toString(StandardCharsets.UTF_8).lines()).containsSubsequence("To Server: Message 0",
				"Message 0 was not answered.");
	}

}
