package dev.tcplab.console;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.IntStream;

/** Received bytes as text that can neither forge a line nor control the terminal. */
public final class VisibleText {

	private static final HexFormat HEX = HexFormat.of();

	private static final byte DELETE = 0x7f;

	/**
	 * More marks than any script puts on one letter. They would cover the lines above.
	 */
	private static final int MOST_MARKS = 8;

	private VisibleText() {
	}

	/**
	 * Makes a message visible. One line ending at its end is removed. Control characters
	 * and invisible characters are escaped ({@code \n}, {@code \x1b}, {@code \u202e}),
	 * and so are bytes that are not UTF-8 ({@code \xff}) and combining marks after the
	 * eighth on one letter. Emoji stay readable.
	 */
	public static String of(byte[] message) {
		int length = lengthWithoutLineEnd(message);
		return isPrintableAscii(message, length) ? new String(message, 0, length, StandardCharsets.US_ASCII)
				: escaped(characters(ByteBuffer.wrap(message, 0, length)), false);
	}

	/** Makes an answer visible like a message, but keeps its line endings and tabs. */
	public static String ofLines(byte[] answer) {
		return escaped(characters(ByteBuffer.wrap(answer)), true);
	}

	public static String ofLines(String text) {
		return escaped(text.codePoints().toArray(), true);
	}

	/** Returns one line in quotation marks, with line endings escaped. */
	public static String quoted(byte[] bytes) {
		return '"' + whole(bytes) + '"';
	}

	/** Returns one line, with line endings escaped. */
	public static String whole(byte[] bytes) {
		return escaped(characters(ByteBuffer.wrap(bytes)), false);
	}

	/**
	 * Returns one line. Lone surrogates ({@code \ud800}) and noncharacters
	 * ({@code \uffff}) are escaped too, because no encoding or XML can hold them.
	 */
	public static String whole(String text) {
		return escaped(text.codePoints().toArray(), false);
	}

	private static boolean isPrintableAscii(byte[] message, int length) {
		for (int i = 0; i < length; i++) {
			// Bytes outside of ASCII are negative.
			if (message[i] < ' ' || message[i] == DELETE) {
				return false;
			}
		}
		return true;
	}

	// Bytes that are not UTF-8 are the complement of their value.
	private static int[] characters(ByteBuffer bytes) {
		IntStream.Builder characters = IntStream.builder();
		CharBuffer chars = CharBuffer.allocate(bytes.remaining());
		CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
		while (bytes.hasRemaining()) {
			CoderResult result = decoder.decode(bytes, chars, true);
			chars.flip().codePoints().forEach(characters::add);
			chars.clear();
			for (int i = 0; result.isError() && i < result.length(); i++) {
				characters.add(~Byte.toUnsignedInt(bytes.get()));
			}
		}
		return characters.build().toArray();
	}

	private static String escaped(int[] characters, boolean layout) {
		StringBuilder text = new StringBuilder(characters.length);
		int marks = 0;
		for (int i = 0; i < characters.length; i++) {
			int character = characters[i];
			marks = isMark(character) ? marks + 1 : 0;
			if (character < 0) {
				text.append("\\x").append(HEX.toHexDigits((byte) ~character));
			}
			else if (layout && isLayout(characters, i)) {
				text.append((char) character);
			}
			else if (marks > MOST_MARKS || Invisible.isAt(characters, i)) {
				escape(text, character);
			}
			else {
				text.appendCodePoint(character);
			}
		}
		return text.toString();
	}

	private static boolean isLayout(int[] characters, int index) {
		return switch (characters[index]) {
			case '\n', '\t' -> true;
			case '\r' -> index + 1 < characters.length && characters[index + 1] == '\n';
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

	private static void escape(StringBuilder text, int character) {
		switch (character) {
			case '\n' -> text.append("\\n");
			case '\r' -> text.append("\\r");
			case '\t' -> text.append("\\t");
			default -> {
				if (character < 0x100) {
					text.append("\\x").append(HEX.toHexDigits((byte) character));
				}
				else if (character < 0x10000) {
					text.append("\\u").append(HEX.toHexDigits((char) character));
				}
				else {
					text.append("\\U").append(HEX.toHexDigits(character));
				}
			}
		}
	}

	private static boolean isMark(int character) {
		int type = Character.getType(character);
		return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
	}

}
