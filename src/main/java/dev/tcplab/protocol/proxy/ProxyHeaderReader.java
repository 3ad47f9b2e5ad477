package dev.tcplab.protocol.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Reads the header at the start of a connection, and no byte after it.
 */
public final class ProxyHeaderReader {

	private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

	// As long as the signature of version 2, and shorter than any header.
	private static final int BEGINNING = HeaderV2.SIGNATURE.length;

	private final ProxyProtocol expected;

	public ProxyHeaderReader(ProxyProtocol expected) {
		this.expected = expected;
	}

	/**
	 * Reads a header.
	 * @throws MalformedProxyHeaderException if it is missing or incomplete
	 * @throws IOException if the connection failed
	 */
	public ProxyHeader read(InputStream stream) throws IOException {
		HeaderInput input = new HeaderInput(stream);
		boolean v1 = this.expected != ProxyProtocol.V2;
		boolean v2 = this.expected != ProxyProtocol.V1;
		// Not all at once: a client that sends something else must get the error now.
		while (input.length() < BEGINNING) {
			input.readSome(BEGINNING - input.length());
			v1 &= input.beginsLike(HeaderV1.SIGNATURE);
			v2 &= input.beginsLike(HeaderV2.SIGNATURE);
			if (!v1 && !v2) {
				throw input.malformed("it did not begin with a header of the PROXY protocol%s, but with %s"
					.formatted(version(), visible(input.bytes())));
			}
		}
		return v1 ? HeaderV1.read(input) : HeaderV2.read(input);
	}

	private String version() {
		return switch (this.expected) {
			case V1 -> " version 1";
			case V2 -> " version 2";
			default -> "";
		};
	}

	private static String visible(byte[] bytes) {
		String text = new String(bytes, StandardCharsets.ISO_8859_1);
		String printable = text.replaceAll("[^ -~]", ".");
		return "'%s'".formatted(printable) + (printable.equals(text) ? "" : " (%s)".formatted(HEX.formatHex(bytes)));
	}

}
