package dev.tcplab.server;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients that are too slow.
 */
@Timeout(60)
class TimeoutTests {

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
		try (TestServer echo = TestServer.start("codec=length4", "message-size=16MB", "write-timeout=300ms");
				Wire client = echo.connect()) {
			client.receiveBuffer(4096);
			int length = 16 * 1024 * 1024;
			client.send(new byte[] { (byte) (length >> 24), 0, 0, 0 }).send("x".repeat(length));
			assertThat(echo.nextExchange().outcome()).isEqualTo(Outcome.TIMEOUT);
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
