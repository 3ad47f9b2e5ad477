package dev.tcplab.server;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server that is one file of its own.
 */
class NewServerTests {

	@Test
	void isServedAsTheOthersAre() {
		try (Lab lab = Lab.startOwn(UpperServer.class, "spring.profiles.include=upper")) {
			TcpServer upper = lab.server("upper");
			assertThat(Wire.send(upper.port(), "hi")).isEqualTo("HI\n");
			assertThat(upper.settings().limit()).isEqualTo(20);
			assertThat(upper.everAccepted()).isOne();
			lab.recording().awaitLine("[upper] Message received: hi");
		}
	}

}
