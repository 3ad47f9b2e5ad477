package dev.tcplab.server.engine;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import dev.tcplab.server.LogLines;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The errors of a server.
 */
class ServerErrorsTests {

	@Test
	void hasNoErrorAtFirst() {
		assertThat(new ServerErrors("echo1", new ServerErrorLog(System::nanoTime)).last()).isNull();
	}

	@Test
	void keepsLastErrorAndCount() {
		ServerErrors errors = new ServerErrors("echo1", new ServerErrorLog(System::nanoTime));
		errors.add(new IOException("Too many open files"));
		errors.add(new IllegalStateException("Outer", new IllegalArgumentException("Inner")));
		assertThat(errors.last().description()).isEqualTo("java.lang.IllegalArgumentException: Inner");
		assertThat(errors.last().count()).isEqualTo(2);
	}

	@Test
	void logsOneErrorPerSecond() {
		AtomicLong clock = new AtomicLong();
		ServerErrorLog log = new ServerErrorLog(clock::get);
		ServerErrors errors = new ServerErrors("faulty1", log);
		ServerErrors others = new ServerErrors("faulty2", log);
		try (LogLines lines = LogLines.of(ServerErrorLog.class)) {
			for (int i = 0; i < 1000; i++) {
				errors.add(new IOException("Too many open files"));
				others.add(new IOException("Too many open files"));
			}
			clock.addAndGet(TimeUnit.SECONDS.toNanos(1));
			others.add(new IOException("Too many open files"));
			assertThat(lines.all()).filteredOn((line) -> line.startsWith("faulty"))
				.containsExactly("faulty1 could not serve a client: Too many open files (errors so far: 1)",
						"faulty2 could not serve a client: Too many open files (errors so far: 1001)");
		}
	}

}
