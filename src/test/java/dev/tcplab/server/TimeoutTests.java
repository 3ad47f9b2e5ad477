package dev.tcplab.server;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients that are too slow.
 */
@Timeout(60)
class TimeoutTests {

	private static final byte[] MORE_THAN_BUFFERS_HOLD = new byte[16 * 1024 * 1024];

	@Test
	void closesClientAfterReadTimeout() throws Exception {
		try (TestServer echo = TestServer.start("codec=lf", "read-timeout=300ms"); Wire client = echo.connect()) {
			client.send("no line feed");
			assertThat(client.receive()).isEmpty();
			assertThat(echo.nextExchange().outcome()).isEqualTo(Outcome.TIMEOUT);
		}
	}

	@Test
	void closesClientAfterWriteTimeout() throws Exception {
		try (TestServer server = TestServer.start((message) -> MORE_THAN_BUFFERS_HOLD, "write-timeout=300ms");
				Wire client = server.connect()) {
			client.send("Test");
			assertThat(server.nextExchange().outcome()).isEqualTo(Outcome.TIMEOUT);
		}
	}

	@Test
	void servesClientWithoutTimeouts() throws Exception {
		try (TestServer echo = TestServer.start("read-timeout=0", "write-timeout=0"); Wire client = echo.connect()) {
			echo.awaitConnected(client);
			assertThat(client.send("Test").receive()).isEqualTo("ECHO: Test\n");
		}
	}

}
