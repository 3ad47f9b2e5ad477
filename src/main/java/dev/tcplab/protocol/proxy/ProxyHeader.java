package dev.tcplab.protocol.proxy;

import java.net.InetSocketAddress;

import org.jspecify.annotations.Nullable;

/**
 * What a header says.
 *
 * @param local whether the proxy has connected for itself, as it does to probe
 * @param source the client's address; {@code null} if the header names none, so that it
 * is whoever has connected
 */
public record ProxyHeader(boolean local, @Nullable InetSocketAddress source) {

	static final ProxyHeader LOCAL = new ProxyHeader(true, null);

	static final ProxyHeader UNKNOWN = new ProxyHeader(false, null);

}
