package dev.tcplab.protocol.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Version 1: {@code PROXY TCP4 192.0.2.7 192.0.2.2 57848 8080}, a carriage return, and a
 * line feed.
 */
final class HeaderV1 {

	static final byte[] SIGNATURE = "PROXY ".getBytes(StandardCharsets.US_ASCII);

	private static final int MOST = 107;

	private static final int FIELDS = 6;

	private static final String NUMBER = "(0|[1-9]\\d{0,4})";

	private static final Pattern UNKNOWN = Pattern.compile("PROXY UNKNOWN( [^\r\n]*)?\r\n");

	private static final Pattern TCP = Pattern
		.compile("PROXY (TCP4|TCP6) ([0-9a-fA-F.:]+) ([0-9a-fA-F.:]+) " + NUMBER + " " + NUMBER + "\r\n");

	private HeaderV1() {
	}

	static ProxyHeader read(HeaderInput input) throws IOException {
		while (!input.hasLineFeed()) {
			int least = leastToCome(input);
			if (input.length() + least > MOST) {
				throw input.malformed("its header of the PROXY protocol is longer than 107 bytes");
			}
			input.read(least);
		}
		return parse(new String(input.bytes(), StandardCharsets.ISO_8859_1), input);
	}

	// The header ends with its line, so this many bytes belong to it: the missing fields,
	// each with a space and at least one character, and the line ending.
	private static int leastToCome(HeaderInput input) {
		if (input.last() == '\r') {
			return 1;
		}
		String text = new String(input.bytes(), StandardCharsets.ISO_8859_1);
		int missing = text.startsWith("PROXY TCP") ? FIELDS - text.split(" ", -1).length : 0;
		return 2 + 2 * Math.max(0, missing);
	}

	private static ProxyHeader parse(String text, HeaderInput input) throws IOException {
		if (UNKNOWN.matcher(text).matches()) {
			return ProxyHeader.unknown(input.length());
		}
		Matcher tcp = TCP.matcher(text);
		if (tcp.matches()) {
			boolean v4 = tcp.group(1).equals("TCP4");
			InetAddress source = v4 ? IpAddress.v4(tcp.group(2)) : IpAddress.v6(tcp.group(2));
			InetAddress destination = v4 ? IpAddress.v4(tcp.group(3)) : IpAddress.v6(tcp.group(3));
			int sourcePort = Integer.parseInt(tcp.group(4));
			if (source != null && destination != null && sourcePort <= 65535
					&& Integer.parseInt(tcp.group(5)) <= 65535) {
				return new ProxyHeader(false, new InetSocketAddress(source, sourcePort), input.length());
			}
		}
		throw input.malformed("its header of the PROXY protocol is malformed: '%s'".formatted(text.strip()));
	}

	static byte[] write(InetSocketAddress source, InetSocketAddress destination) {
		InetAddress from = source.getAddress();
		InetAddress to = destination.getAddress();
		boolean v4 = IpAddress.isV4(from) && IpAddress.isV4(to);
		return "PROXY %s %s %s %d %d\r\n"
			.formatted(v4 ? "TCP4" : "TCP6", v4 ? from.getHostAddress() : IpAddress.v6Text(from),
					v4 ? to.getHostAddress() : IpAddress.v6Text(to), source.getPort(), destination.getPort())
			.getBytes(StandardCharsets.US_ASCII);
	}

}
