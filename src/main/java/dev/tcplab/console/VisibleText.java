package dev.tcplab.console;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Received bytes as text that can neither forge a line nor drive the terminal.
 */
public final class VisibleText {

	private static final HexFormat HEX = HexFormat.of();

	private static final byte DELETE = 0x7f;

	private VisibleText() {
	}

	/**
	 * Makes a message visible: one line end at its end is left out, control characters
	 * are escaped ({@code \n}, {@code \t}, {@code \x1b}, {@code \u202e}), and so are
	 * bytes that are not UTF-8 ({@code \xff}).
	 * @param message the bytes of the message
	 * @return one line of text
	 */
	public static String of(byte[] message) {
		int length = lengthWithoutLineEnd(message);
		return isPrintableAscii(message, length) ? new String(message, 0, length, StandardCharsets.US_ASCII)
				: escaped(ByteBuffer.wrap(message, 0, length), false);
	}

	/**
	 * Makes an answer visible, with its line ends and tabs as they are and everything
	 * else as in a message.
	 * @param answer the bytes of the answer
	 * @return text of any number of lines
	 */
	public static String ofLines(byte[] answer) {
		return escaped(ByteBuffer.wrap(answer), true);
	}

	private static boolean isPrintableAscii(byte[] message, int length) {
		for (int i = 0; i < length; i++) {
			if (message[i] < ' ' || message[i] == DELETE) {
				return false;
			}
		}
		return true;
	}

	private static String escaped(ByteBuffer bytes, boolean layout) {
		StringBuilder text = new StringBuilder(bytes.remaining());
		CharBuffer chars = CharBuffer.allocate(bytes.remaining());
		CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
		while (bytes.hasRemaining()) {
			CoderResult result = decoder.decode(bytes, chars, true);
			chars.flip();
			while (chars.hasRemaining()) {
				char character = chars.get();
				if (layout && isLayout(character, chars)) {
					text.append(character);
				}
				else {
					append(text, character);
				}
			}
			chars.clear();
			for (int i = 0; result.isError() && i < result.length(); i++) {
				text.append("\\x").append(HEX.toHexDigits(bytes.get()));
			}
		}
		return text.toString();
	}

	private static boolean isLayout(char character, CharBuffer following) {
		return switch (character) {
			case '\n', '\t' -> true;
			case '\r' -> following.hasRemaining() && following.charAt(0) == '\n';
			default -> false;
		};
	}

	private static int lengthWithoutLineEnd(byte[] message) {
		int length = message.length;
		if (length > 0 && message[length - 1] == '\n') {
			length--;
			if (length > 0 && message[length - 1] == '\r') {
				length--;
			}
		}
		return length;
	}

	private static void append(StringBuilder text, char character) {
		switch (character) {
			case '\n' -> text.append("\\n");
			case '\r' -> text.append("\\r");
			case '\t' -> text.append("\\t");
			default -> {
				if (!isControl(character)) {
					text.append(character);
				}
				else if (character < 0x100) {
					text.append("\\x").append(HEX.toHexDigits((byte) character));
				}
				else {
					text.append("\\u").append(HEX.toHexDigits(character));
				}
			}
		}
	}

	private static boolean isControl(char character) {
		return Character.isISOControl(character) || character == '\u2028' || character == '\u2029'
				|| isBidirectionalControl(character);
	}

	private static boolean isBidirectionalControl(char character) {
		return character == '\u061c' || character == '\u200e' || character == '\u200f'
				|| (character >= '\u202a' && character <= '\u202e') || (character >= '\u2066' && character <= '\u2069');
	}

}
