package dev.tcplab.server;

import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
	void closesSilentClientAtEndOfStop() throws Exception {
		try (TestServer echo = TestServer.start("ignore-empty=true", "stop-timeout=100ms", "read-timeout=0");
				Wire probe = echo.connect()) {
			echo.server().control().stop();
			assertThat(probe.receive()).isEmpty();
			assertThat(echo.server().totalAccepted()).isZero();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "ignore-empty=true", "proxy-protocol=v1" })
	void servesClientThatSendsDuringStop(String setting) throws Exception {
		try (TestServer echo = TestServer.start(setting, "stop-timeout=1h", "read-timeout=0");
				Wire client = echo.connect()) {
			CompletableFuture<Void> stop = CompletableFuture.runAsync(() -> echo.server().control().stop());
			await().until(() -> echo.server().state() == ServerState.STOPPED);
			assertThat(client.send(setting.startsWith("proxy") ? "PROXY UNKNOWN\r\nTest" : "Test").receive())
				.isEqualTo("ECHO: Test\n");
			client.leave();
			stop.join();
		}
	}

}
