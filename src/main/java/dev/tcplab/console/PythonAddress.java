package dev.tcplab.console;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** Addresses as Python, and so the lesson, prints them. */
public final class PythonAddress {

	private PythonAddress() {
	}

	/** Returns {@code ('127.0.0.1', 57848)} or {@code ('::1', 57848, 0, 0)}. */
	public static String tuple(InetSocketAddress address) {
		InetAddress host = address.getAddress();
		String scope = (host instanceof Inet6Address ipv6) ? ", 0, " + ipv6.getScopeId() : "";
		return "('%s', %d%s)".formatted(host(host), address.getPort(), scope);
	}

	/** Returns {@code 127.0.0.1:57848} or {@code [::1]:57848}. */
	public static String hostAndPort(InetSocketAddress address) {
		String host = host(address.getAddress());
		return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
	}

	/** Returns {@code 127.0.0.1} or {@code ::1}, the short form of RFC 5952. */
	public static String host(InetAddress host) {
		return (host instanceof Inet6Address) ? shortForm(host.getAddress()) : host.getHostAddress();
	}

	private static String shortForm(byte[] address) {
		short[] groups = new short[address.length / Short.BYTES];
		ByteBuffer.wrap(address).asShortBuffer().get(groups);
		int zerosFrom = groups.length;
		int zeros = 1;
		for (int from = 0; from < groups.length; from++) {
			int to = from;
			while (to < groups.length && groups[to] == 0) {
				to++;
			}
			if (to - from > zeros) {
				zerosFrom = from;
				zeros = to - from;
			}
		}
		if (zerosFrom == groups.length) {
			return hex(groups, 0, groups.length);
		}
		return hex(groups, 0, zerosFrom) + "::" + hex(groups, zerosFrom + zeros, groups.length);
	}

	private static String hex(short[] groups, int from, int to) {
		StringBuilder text = new StringBuilder();
		for (int group = from; group < to; group++) {
			text.append((group > from) ? ":" : "").append(Integer.toHexString(Short.toUnsignedInt(groups[group])));
		}
		return text.toString();
	}

}
