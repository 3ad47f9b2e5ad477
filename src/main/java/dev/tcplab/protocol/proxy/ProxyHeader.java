package dev.tcplab.protocol.proxy;

import java.net.InetSocketAddress;

import org.jspecify.annotations.Nullable;

/**
 * The contents of a header.
 *
 * @param local whether the proxy connected for itself, as for a probe
 * @param source the client's address; {@code null} if the header names none, so that the
 * peer is the client
 */
public record ProxyHeader(boolean local, @Nullable InetSocketAddress source) {

	static final ProxyHeader LOCAL = new ProxyHeader(true, null);

	static final ProxyHeader UNKNOWN = new ProxyHeader(false, null);

}
