package dev.tcplab.server.net;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import dev.tcplab.server.Client;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How often it is said that a client got no answer.
 */
@ExtendWith(OutputCaptureExtension.class)
class UnansweredLogTests {

	@Test
	void saysOneASecondAtMostAndCountsTheOthers(CapturedOutput output) {
		AtomicLong clock = new AtomicLong();
		UnansweredLog log = new UnansweredLog(clock::get);
		for (int number = 1; number <= 1000; number++) {
			log.log("echo1", client(number), "it sent nothing for 10 s");
		}
		clock.addAndGet(TimeUnit.SECONDS.toNanos(1));
		log.log("echo2", client(1001), "it broke the connection");
		assertThat(output.toString().lines()).satisfiesExactly(
				(first) -> assertThat(first).endsWith("echo1 did not answer 127.0.0.1:1: it sent nothing for 10 s"),
				(second) -> assertThat(second).endsWith("echo2 did not answer 127.0.0.1:1001: it broke the connection"
						+ " (nor 999 others since the last such line)"));
	}

	private static Client client(int number) {
		return new Client(number, new InetSocketAddress("127.0.0.1", number), Instant.now());
	}

}
