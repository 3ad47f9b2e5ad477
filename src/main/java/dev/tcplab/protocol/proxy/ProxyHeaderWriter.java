package dev.tcplab.protocol.proxy;

import java.net.InetSocketAddress;
import java.net.SocketAddress;

import org.jspecify.annotations.Nullable;

/**
 * Writes headers as a load balancer does.
 */
public final class ProxyHeaderWriter {

	private ProxyHeaderWriter() {
	}

	/**
	 * Returns the header that starts a connection; empty for {@code none}.
	 * @param source the client that the header names; {@code null} for the connection's
	 * own address
	 */
	public static byte[] write(ProxyProtocol version, @Nullable ProxySource source, SocketAddress local,
			SocketAddress remote) {
		return (version == ProxyProtocol.NONE) ? new byte[0] : write(version,
				(source != null) ? source.address() : (InetSocketAddress) local, (InetSocketAddress) remote);
	}

	/**
	 * Writes a header that names a client. If only one of the addresses is an IPv4
	 * address, it is written as an IPv6 address ({@code ::ffff:192.0.2.7}), because a
	 * header has only one family.
	 */
	public static byte[] write(ProxyProtocol version, InetSocketAddress source, InetSocketAddress destination) {
		return switch (version) {
			case V1 -> HeaderV1.write(source, destination);
			case V2 -> HeaderV2.write(source, destination);
			default -> throw new IllegalArgumentException("No header of version " + version);
		};
	}

}
