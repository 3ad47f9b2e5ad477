package dev.tcplab.protocol.proxy;

import java.net.InetAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.tcplab.support.Allowed;

/**
 * An IP address, or all addresses that start with the same bits (CIDR).
 */
@Allowed("IP addresses, or ranges such as 10.0.0.0/8 or fd00::/8, with commas between them")
public final class AddressRange {

	private static final Pattern TEXT = Pattern.compile("([^/]+)(?:/(\\d{1,3}))?");

	private final String text;

	private final InetAddress address;

	private final int bits;

	private AddressRange(String text, InetAddress address, int bits) {
		this.text = text;
		this.address = address;
		this.bits = bits;
	}

	/**
	 * Parses a range such as {@code 192.0.2.7}, {@code 10.0.0.0/8}, or {@code fd00::/8}.
	 * @throws IllegalArgumentException if it is not a valid range
	 */
	public static AddressRange of(String text) {
		Matcher matcher = TEXT.matcher(text.strip());
		InetAddress address = matcher.matches() ? IpAddress.any(matcher.group(1)) : null;
		if (address != null) {
			int all = address.getAddress().length * Byte.SIZE;
			int bits = (matcher.group(2) != null) ? Integer.parseInt(matcher.group(2)) : all;
			if (bits <= all) {
				return new AddressRange(text.strip(), address, bits);
			}
		}
		throw new IllegalArgumentException("'%s' is neither an IP address nor a range of them".formatted(text));
	}

	public boolean contains(InetAddress other) {
		byte[] one = this.address.getAddress();
		byte[] two = other.getAddress();
		if (one.length != two.length) {
			return false;
		}
		for (int bit = 0; bit < this.bits; bit++) {
			int mask = 0x80 >> bit % Byte.SIZE;
			if (((one[bit / Byte.SIZE] ^ two[bit / Byte.SIZE]) & mask) != 0) {
				return false;
			}
		}
		return true;
	}

	@Override
	public String toString() {
		return this.text;
	}

}
