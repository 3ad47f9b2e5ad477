package dev.tcplab.server.net;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is remembered and said of errors.
 */
@ExtendWith(OutputCaptureExtension.class)
class ServerErrorsTests {

	@Test
	void thereIsNoneAtFirst() {
		assertThat(new ServerErrors("echo1", new ServerErrorLog(System::nanoTime)).last()).isNull();
	}

	@Test
	void remembersTheLastAndCounts() {
		ServerErrors errors = new ServerErrors("echo1", new ServerErrorLog(System::nanoTime));
		errors.add(new IOException("Too many open files"));
		errors.add(new IllegalStateException("Outer", new IllegalArgumentException("Inner")));
		assertThat(errors.last().description()).isEqualTo("java.lang.IllegalArgumentException: Inner");
		assertThat(errors.last().count()).isEqualTo(2);
	}

	@Test
	void saysOneASecondAtMost(CapturedOutput output) {
		AtomicLong clock = new AtomicLong();
		ServerErrorLog log = new ServerErrorLog(clock::get);
		ServerErrors errors = new ServerErrors("echo1", log);
		ServerErrors others = new ServerErrors("echo2", log);
		for (int i = 0; i < 1000; i++) {
			errors.add(new IOException("Too many open files"));
			others.add(new IOException("Too many open files"));
		}
		clock.addAndGet(TimeUnit.SECONDS.toNanos(1));
		others.add(new IOException("Too many open files"));
		assertThat(output.toString().lines()).satisfiesExactly(
				(first) -> assertThat(first)
					.endsWith("echo1 cannot serve a client and goes on: Too many open files (errors so far: 1)"),
				(second) -> assertThat(second)
					.endsWith("echo2 cannot serve a client and goes on: Too many open files (errors so far: 1001)"));
	}

	@Test
	void anErrorOfOurOwnIsSaidWithItsOrigin(CapturedOutput output) {
		new ServerErrors("echo1", new ServerErrorLog(System::nanoTime))
			.add(new IllegalStateException("As the test wants it"));
		assertThat(output).contains("IllegalStateException: As the test wants it",
				"at dev.tcplab.server.net.ServerErrorsTests");
	}

}
