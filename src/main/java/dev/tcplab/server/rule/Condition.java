package dev.tcplab.server.rule;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The condition of a rule.
 */
sealed interface Condition {

	/**
	 * Returns the groups of a message, the complete message first, or {@code null} if it
	 * does not match.
	 */
	byte @Nullable [][] match(MessageText message);

	/**
	 * Returns how many groups there are besides the complete message; -1 if answers
	 * cannot use groups.
	 */
	default int groups() {
		return -1;
	}

	/**
	 * Bytes that are the complete message or, as a prefix, its beginning.
	 */
	record Literal(byte[] expected, boolean prefix) implements Condition {

		@Override
		public byte @Nullable [][] match(MessageText message) {
			int difference = Arrays.mismatch(this.expected, message.bytes());
			boolean matches = difference < 0 || this.prefix && difference == this.expected.length;
			return matches ? new byte[][] { message.bytes() } : null;
		}

	}

	record Regex(Pattern pattern) implements Condition {

		@Override
		public byte @Nullable [][] match(MessageText message) {
			Matcher match = message.matcher(this.pattern);
			if (!match.matches()) {
				return null;
			}
			byte[][] groups = new byte[match.groupCount() + 1][];
			Arrays.setAll(groups, (number) -> message.group(match, number));
			return groups;
		}

		@Override
		public int groups() {
			return this.pattern.matcher("").groupCount();
		}

	}

}
