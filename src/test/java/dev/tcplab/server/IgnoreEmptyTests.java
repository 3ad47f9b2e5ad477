package dev.tcplab.server;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Probes of a load balancer.
 */
@Timeout(60)
class IgnoreEmptyTests {

	@Test
	void neitherPrintsNorCountsProbes() throws Exception {
		try (TestServer echo = TestServer.start("ignore-empty=true", "limit=1")) {
			echo.connect().close();
			try (Wire probe = echo.connect()) {
				probe.reset();
			}
			try (Wire client = echo.connect()) {
				assertThat(client.send("Test").receive()).isEqualTo("ECHO: Test\n");
				String address = "('127.0.0.1', %d)".formatted(client.localPort());
				echo.awaitLines("The server is configured!", "Waiting for Clients to connect",
						"CONNECTION 1. Client IP,PORT: " + address, "Message received: Test", "Client 0: " + address);
			}
			assertThat(echo.nextExchange().outcome()).isEqualTo(Outcome.ANSWERED);
			echo.awaitIdle();
			assertThat(echo.hasNoExchange()).isTrue();
		}
	}

	@Test
	void doesNotAnswerProbeThatHalfCloses() throws Exception {
		try (TestServer echo = TestServer.start("ignore-empty=true"); Wire probe = echo.connect()) {
			assertThat(probe.halfClose().receive()).isEmpty();
		}
	}

	@Test
	void countsSilentClient() throws Exception {
		try (TestServer echo = TestServer.start("ignore-empty=true", "read-timeout=300ms");
				Wire client = echo.connect()) {
			assertThat(client.receive()).isEmpty();
			assertThat(echo.nextExchange().outcome()).isEqualTo(Outcome.TIMEOUT);
		}
	}

	@Test
	void closesClientThatCanNeverBeServed() throws Exception {
		try (TestServer echo = TestServer.start("ignore-empty=true", "limit=1", "read-timeout=0");
				Wire late = echo.connect();
				Wire client = echo.connect()) {
			assertThat(client.send("Test").receive()).isEqualTo("ECHO: Test\n");
			client.leave();
			assertThat(late.receive()).isEmpty();
			echo.awaitIdle();
		}
	}

	@Test
	void closesSilentProbeIfStopped() throws Exception {
		try (TestServer echo = TestServer.start("ignore-empty=true", "stop-timeout=1h", "read-timeout=0");
				Wire probe = echo.connect()) {
			assertThat(echo.send("Test")).isEqualTo("ECHO: Test\n");
			echo.server().control().stop();
			assertThat(probe.receive()).isEmpty();
		}
	}

}
