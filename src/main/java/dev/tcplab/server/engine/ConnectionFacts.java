package dev.tcplab.server.engine;

import java.net.InetSocketAddress;

import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLSession;

import dev.tcplab.server.Client;
import dev.tcplab.server.ClientConnection;
import dev.tcplab.server.FaultEnd;
import org.jspecify.annotations.Nullable;

record ConnectionFacts(Client client, ClientSocket socket, FaultEnd faultEnd) implements ClientConnection {

	@Override
	public @Nullable InetSocketAddress proxySource() {
		return this.client.address().equals(this.socket.remoteAddress()) ? null : this.client.address();
	}

	@Override
	public @Nullable String tlsVersion() {
		SSLSession session = this.socket.tlsSession();
		return (session != null) ? session.getProtocol() : null;
	}

	@Override
	public @Nullable String tlsServerName() {
		return (this.socket.tlsSession() instanceof ExtendedSSLSession session) ? session.getRequestedServerNames()
			.stream()
			.filter(SNIHostName.class::isInstance)
			.map((name) -> ((SNIHostName) name).getAsciiName())
			.findFirst()
			.orElse(null) : null;
	}

}
