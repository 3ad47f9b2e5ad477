package dev.tcplab.server.explain;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import dev.tcplab.protocol.codec.Codec;
import dev.tcplab.server.ServerSettings;

/** A hint about the program that sent a message, based on its bytes. */
final class Remark {

	private static final Pattern HTTP = Pattern.compile("^[A-Z]+ \\S+ HTTP/\\d", Pattern.MULTILINE);

	private static final Pattern TWICE = Pattern.compile("(?s)(\\D{3,}|.*\\D)(\\d+)\\1(\\d+).*");

	private Remark() {
	}

	/** {@code message} may be only the first of {@code length} bytes. */
	static String on(byte[] message, long length, Steps steps, ServerSettings settings) {
		String text = new String(message, StandardCharsets.ISO_8859_1);
		if (HTTP.matcher(text).lookingAt()) {
			return "This is an HTTP request: a browser opened the port, but the lesson's servers do not speak HTTP.";
		}
		if (text.startsWith("\u0016\u0003")) {
			return "This is how TLS begins: the client wants encryption, but this server does not use TLS.";
		}
		if (isUtf16(text)) {
			return "The bytes are UTF-16: in Python, message.encode() converts text to UTF-8.";
		}
		if (text.length() > 1 && text.charAt(0) == 0xff && text.charAt(1) >= 0xfb && text.charAt(1) != 0xff) {
			return "This is how telnet begins, with commands of its own: nc sends only what you type.";
		}
		if (!isUtf8(message, length)) {
			return "The bytes are not valid UTF-8, but most likely Latin-1: in Python, message.encode() converts text to UTF-8.";
		}
		if (settings.codec() != Codec.RECV) {
			return "";
		}
		long most = settings.messageSize().toBytes();
		if (length >= most) {
			return "The message fills the %d bytes of one recv(), so further bytes are not part of it.".formatted(most);
		}
		if (TWICE.matcher(text).matches()) {
			return "Two sends seem to have arrived as one%s: TCP is a stream, and one recv() returns all bytes that have arrived by then."
				.formatted(Steps.reference(steps.reads()));
		}
		return text.endsWith("\n")
				? "The message ends with a line ending, %s, unlike the lesson's messages: nc sends it with Enter."
					.formatted(text.endsWith("\r\n") ? "\\r\\n" : "\\n")
				: "";
	}

	private static boolean isUtf16(String text) {
		if (text.startsWith("\u00ff\u00fe") || text.startsWith("\u00fe\u00ff")) {
			return true;
		}
		int length = text.length() & ~1;
		boolean low = length >= 4;
		boolean high = length >= 4;
		for (int i = 0; i < length; i += 2) {
			low &= text.charAt(i) != 0 && text.charAt(i + 1) == 0;
			high &= text.charAt(i) == 0 && text.charAt(i + 1) != 0;
		}
		return low || high;
	}

	private static boolean isUtf8(byte[] message, long length) {
		CharBuffer text = CharBuffer.allocate(message.length);
		// The kept bytes may end in the middle of a character.
		boolean whole = message.length >= length;
		return !StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(message), text, whole).isError();
	}

}
