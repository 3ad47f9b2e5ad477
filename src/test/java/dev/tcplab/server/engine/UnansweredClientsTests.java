package dev.tcplab.server.engine;

import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import dev.tcplab.server.LogLines;
import dev.tcplab.server.Unanswered;
import dev.tcplab.server.Unanswered.Cause;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The counts and the log of clients that got no answer.
 */
class UnansweredClientsTests {

	@Test
	void logsEachCauseOncePerSecondAndCountsAll() {
		AtomicLong clock = new AtomicLong();
		UnansweredClients unanswered = new UnansweredClients("unanswered1", clock::get,
				LoggerFactory.getLogger(UnansweredClients.class));
		Unanswered silent = new Unanswered(Cause.TIMEOUT, "it sent nothing for 10 s");
		try (LogLines lines = LogLines.of(UnansweredClients.class)) {
			for (int number = 1; number <= 1000; number++) {
				unanswered.add(client(number), silent);
			}
			unanswered.add(client(1001), new Unanswered(Cause.RESET, "it broke the connection"));
			clock.addAndGet(TimeUnit.SECONDS.toNanos(1));
			unanswered.add(client(1002), silent);
			assertThat(lines.all()).filteredOn((line) -> line.startsWith("unanswered1"))
				.containsExactly("unanswered1 did not answer 127.0.0.1:1: it sent nothing for 10 s",
						"unanswered1 did not answer 127.0.0.1:1001: it broke the connection",
						"unanswered1 did not answer 127.0.0.1:1002: it sent nothing for 10 s"
								+ " (and 999 more since the last such line)");
		}
		assertThat(unanswered.count(Cause.TIMEOUT)).isEqualTo(1001);
		assertThat(unanswered.count(Cause.RESET)).isEqualTo(1);
	}

	private static InetSocketAddress client(int port) {
		return new InetSocketAddress("127.0.0.1", port);
	}

}
