package dev.tcplab.server.net;

import dev.tcplab.server.Lab;
import org.junit.jupiter.api.Test;

import org.springframework.integration.ip.tcp.connection.TcpConnectionInterceptorFactoryChain;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The connection factory of a server, as other beans find it.
 */
class ListenerTests {

	@Test
	void refusesInterceptorsRatherThanIgnoreThem() {
		try (Lab lab = Lab.start("echo1")) {
			Listener listener = ((GatewayServer) lab.server("echo1")).listener();
			assertThatExceptionOfType(UnsupportedOperationException.class)
				.isThrownBy(() -> listener.setInterceptorFactoryChain(new TcpConnectionInterceptorFactoryChain()))
				.withMessageContaining("echo1 take no interceptors")
				.withMessageContaining("ServerEventListener");
		}
	}

}
