package dev.tcplab.web.actuator;

import dev.tcplab.server.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands that talk to a server.
 */
class NetcatTests {

	@Test
	void sendsHello() {
		try (TestServer echo = TestServer.start()) {
			assertThat(Netcat.hello(echo.server(), "127.0.0.1"))
				.isEqualTo("printf Hello | nc 127.0.0.1 " + echo.port());
		}
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', textBlock = """
			v1, `'PROXY UNKNOWN\\r\\nHello'`
			v2, `'\\r\\n\\r\\n\\0\\r\\nQUIT\\n \\0\\0\\0Hello'`
			""")
	void sendsHelloWithHeader(String protocol, String message) {
		try (TestServer echo = TestServer.start("proxy-protocol=" + protocol)) {
			assertThat(Netcat.hello(echo.server(), "127.0.0.1"))
				.isEqualTo("printf %s | nc 127.0.0.1 %d".formatted(message, echo.port()));
		}
	}

}
