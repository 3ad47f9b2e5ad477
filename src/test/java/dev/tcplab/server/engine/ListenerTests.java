package dev.tcplab.server.engine;

import dev.tcplab.server.TestServer;
import org.junit.jupiter.api.Test;

import org.springframework.integration.ip.tcp.connection.TcpConnectionInterceptorFactoryChain;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The connection factory of a server, as other beans find it.
 */
class ListenerTests {

	@Test
	void refusesInterceptors() {
		try (TestServer echo = TestServer.start()) {
			Listener listener = ((GatewayServer) echo.server()).listener();
			assertThatExceptionOfType(UnsupportedOperationException.class)
				.isThrownBy(() -> listener.setInterceptorFactoryChain(new TcpConnectionInterceptorFactoryChain()))
				.withMessageContaining(echo.name() + " take no interceptors")
				.withMessageContaining("ServerEventListener");
		}
	}

}
