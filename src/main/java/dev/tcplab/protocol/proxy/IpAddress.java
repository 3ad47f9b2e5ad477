package dev.tcplab.protocol.proxy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Reads and writes IP addresses, without ever looking one up as a name.
 */
public final class IpAddress {

	private static final String PART = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";

	private static final Pattern V4 = Pattern.compile(PART + "(\\." + PART + "){3}");

	private static final Pattern V6 = Pattern.compile("[0-9a-fA-F.]*:[0-9a-fA-F:.]*");

	private static final byte[] MAPPED = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1 };

	private IpAddress() {
	}

	static @Nullable InetAddress v4(String text) {
		return V4.matcher(text).matches() ? address(text) : null;
	}

	static @Nullable InetAddress v6(String text) {
		return V6.matcher(text).matches() ? address(text) : null;
	}

	/** Returns an address, or null if the text is not one. */
	public static @Nullable InetAddress any(String text) {
		return text.contains(":") ? v6(text) : v4(text);
	}

	private static @Nullable InetAddress address(String text) {
		try {
			return InetAddress.getByName(text);
		}
		catch (UnknownHostException ex) {
			return null;
		}
	}

	static boolean isV4(InetAddress address) {
		return address.getAddress().length == 4;
	}

	static byte[] v6Bytes(InetAddress address) {
		byte[] bytes = address.getAddress();
		if (!isV4(address)) {
			return bytes;
		}
		byte[] mapped = Arrays.copyOf(MAPPED, 16);
		System.arraycopy(bytes, 0, mapped, MAPPED.length, bytes.length);
		return mapped;
	}

	static String v6Text(InetAddress address) {
		// A scope is valid only on this machine.
		return isV4(address) ? "::ffff:" + address.getHostAddress() : address.getHostAddress().replaceFirst("%.*", "");
	}

}
