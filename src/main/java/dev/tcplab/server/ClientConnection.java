package dev.tcplab.server;

import java.net.InetSocketAddress;

import org.jspecify.annotations.Nullable;

/**
 * The connection of a client whose message is being answered.
 */
public interface ClientConnection {

	Client client();

	/**
	 * Returns the client's address if a PROXY header named it, and {@code null} if the
	 * client connected directly.
	 */
	@Nullable InetSocketAddress proxySource();

	/**
	 * Returns the version of TLS, such as {@code TLSv1.3}, or {@code null} without TLS.
	 */
	@Nullable String tlsVersion();

	/**
	 * Returns the server name that the client requested in TLS (SNI), or {@code null}.
	 */
	@Nullable String tlsServerName();

	/**
	 * Returns how a fault on demand ends the exchange; {@link FaultEnd#ANSWER} if no
	 * fault does.
	 */
	FaultEnd faultEnd();

}
