package dev.tcplab.server.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;

import dev.tcplab.console.PythonAddress;
import dev.tcplab.protocol.proxy.AddressRange;
import dev.tcplab.protocol.proxy.ProxyHeader;
import dev.tcplab.protocol.proxy.ProxyHeaderReader;
import dev.tcplab.protocol.proxy.ProxyProtocol;
import dev.tcplab.server.ServerSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The header of the PROXY protocol, in which a trusted proxy names the client.
 */
final class ProxyPreamble implements Preamble {

	private static final Logger logger = LoggerFactory.getLogger(ProxyPreamble.class);

	private final String server;

	private final ProxyHeaderReader header;

	private final List<AddressRange> trusted;

	private ProxyPreamble(String server, ServerSettings settings) {
		this.server = server;
		this.header = new ProxyHeaderReader(settings.proxyProtocol());
		this.trusted = settings.trustedProxies();
	}

	static Preamble of(String server, ServerSettings settings) {
		return (settings.proxyProtocol() != ProxyProtocol.NONE) ? new ProxyPreamble(server, settings) : Preamble.NONE;
	}

	@Override
	public Origin read(Socket socket) throws IOException {
		InetSocketAddress proxy = (InetSocketAddress) socket.getRemoteSocketAddress();
		requireTrust(proxy.getAddress());
		ProxyHeader header = this.header.read(socket.getInputStream());
		if (header.source() == null) {
			return new Origin(proxy, header.local(), header.length());
		}
		if (logger.isDebugEnabled()) {
			logger.debug("{} has client {} through proxy {}", this.server, PythonAddress.hostAndPort(header.source()),
					PythonAddress.hostAndPort(proxy));
		}
		return new Origin(header.source(), false, header.length());
	}

	private void requireTrust(InetAddress proxy) throws UntrustedProxyException {
		if (this.trusted.stream().noneMatch((range) -> range.contains(proxy))) {
			throw new UntrustedProxyException(proxy);
		}
	}

}
