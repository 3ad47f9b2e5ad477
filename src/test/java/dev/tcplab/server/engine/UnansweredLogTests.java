package dev.tcplab.server.engine;

import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import dev.tcplab.server.LogLines;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The log of clients that got no answer.
 */
class UnansweredLogTests {

	@Test
	void logsOneLinePerSecondAndCountsOthers() {
		AtomicLong clock = new AtomicLong();
		UnansweredLog log = new UnansweredLog(clock::get);
		try (LogLines lines = LogLines.of(UnansweredLog.class)) {
			for (int number = 1; number <= 1000; number++) {
				log.log("unanswered1", client(number), "it sent nothing for 10 s");
			}
			clock.addAndGet(TimeUnit.SECONDS.toNanos(1));
			log.log("unanswered2", client(1001), "it broke the connection");
			assertThat(lines.all()).filteredOn((line) -> line.startsWith("unanswered"))
				.containsExactly("unanswered1 did not answer 127.0.0.1:1: it sent nothing for 10 s",
						"unanswered2 did not answer 127.0.0.1:1001: it broke the connection"
								+ " (nor 999 others since the last such line)");
		}
	}

	private static InetSocketAddress client(int port) {
		return new InetSocketAddress("127.0.0.1", port);
	}

}
