package dev.tcplab.web.board;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Typed text for bytes. {@code \n}, {@code \r}, {@code \t}, {@code \\}, and {@code \xNN}
 * mean what they do in Python; the rest is UTF-8.
 */
final class Escapes {

	private static final Pattern ESCAPE = Pattern.compile("\\\\(x[0-9a-fA-F]{2}|[nrt\\\\]|.?)", Pattern.DOTALL);

	private Escapes() {
	}

	/** Throws an {@link IllegalArgumentException} that names an unknown escape. */
	static byte[] bytes(String text) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		Matcher escape = ESCAPE.matcher(text);
		int end = 0;
		while (escape.find()) {
			bytes.writeBytes(text.substring(end, escape.start()).getBytes(StandardCharsets.UTF_8));
			bytes.write(single(escape.group(1)));
			end = escape.end();
		}
		bytes.writeBytes(text.substring(end).getBytes(StandardCharsets.UTF_8));
		return bytes.toByteArray();
	}

	private static int single(String escape) {
		return switch (escape) {
			case "n" -> '\n';
			case "r" -> '\r';
			case "t" -> '\t';
			case "\\" -> '\\';
			default -> {
				if (escape.length() != 3) {
					throw new IllegalArgumentException(
							"Unknown escape '\\%s'. Write \\n, \\r, \\t, \\\\ or two hexadecimal digits as in \\x0a"
								.formatted(escape));
				}
				yield Integer.parseInt(escape.substring(1), 16);
			}
		};
	}

}
