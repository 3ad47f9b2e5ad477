package dev.tcplab.protocol.proxy;

import java.net.InetSocketAddress;

import org.jspecify.annotations.Nullable;

/**
 * The contents of a header.
 *
 * @param local whether the proxy connected for itself, as for a probe
 * @param source the client's address; {@code null} if the header names none, so that the
 * peer is the client
 * @param length number of bytes of the header
 */
public record ProxyHeader(boolean local, @Nullable InetSocketAddress source, int length) {

	static ProxyHeader local(int length) {
		return new ProxyHeader(true, null, length);
	}

	static ProxyHeader unknown(int length) {
		return new ProxyHeader(false, null, length);
	}

}
