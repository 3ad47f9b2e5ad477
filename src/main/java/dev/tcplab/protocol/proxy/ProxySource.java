package dev.tcplab.protocol.proxy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.tcplab.support.Allowed;

/**
 * The client that a header of ours names.
 */
@Allowed("an IP address and a port, such as 192.0.2.7:57848 or [2001:db8::7]:57848")
public final class ProxySource {

	private static final Pattern TEXT = Pattern.compile("(?:\\[([^]]*:[^]]*)]|([\\d.]+)):(\\d{1,5})");

	private final InetSocketAddress address;

	private ProxySource(InetSocketAddress address) {
		this.address = address;
	}

	/**
	 * Parses an address such as {@code 192.0.2.7:57848} or {@code [2001:db8::7]:57848}.
	 * @throws IllegalArgumentException if it is not a valid address
	 */
	public static ProxySource of(String text) {
		Matcher matcher = TEXT.matcher(text.strip());
		InetAddress address = matcher.matches()
				? IpAddress.any((matcher.group(1) != null) ? matcher.group(1) : matcher.group(2)) : null;
		if (address == null || Integer.parseInt(matcher.group(3)) > 65535) {
			throw new IllegalArgumentException("'%s' is not an IP address and a port".formatted(text));
		}
		return new ProxySource(new InetSocketAddress(address, Integer.parseInt(matcher.group(3))));
	}

	public InetSocketAddress address() {
		return this.address;
	}

	@Override
	public String toString() {
		String host = this.address.getAddress().getHostAddress();
		return (host.contains(":") ? "[" + host + "]" : host) + ":" + this.address.getPort();
	}

}
