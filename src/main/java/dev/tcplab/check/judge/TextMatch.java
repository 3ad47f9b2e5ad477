package dev.tcplab.check.judge;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How near a text comes to the one that was expected.
 */
enum TextMatch {

	/**
	 * To the byte.
	 */
	EXACT(null),

	/**
	 * But for the end of its line.
	 */
	LINE_END("Its line ending is not the lesson's"),

	/**
	 * But for colours.
	 */
	COLOURS("It has colors"),

	/**
	 * But for capitals and blanks.
	 */
	SPELLING("Its capitalization or spaces are not the lesson's"),

	/**
	 * With something around it.
	 */
	MORE("It has more text than the lesson's"),

	/**
	 * Another text.
	 */
	OTHER(null);

	private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

	private static final Pattern BLANKS = Pattern.compile("\\s+");

	private final String remark;

	TextMatch(String remark) {
		this.remark = remark;
	}

	/**
	 * Returns what is to be said about a text that is right in spirit.
	 * @return the beginning of a sentence; empty if nothing is
	 */
	Optional<String> remark() {
		return Optional.ofNullable(this.remark);
	}

	/**
	 * Compares texts.
	 * @param expected the text that was expected
	 * @param actual the text that came
	 * @return how near it comes
	 */
	static TextMatch of(String expected, String actual) {
		if (actual.equals(expected)) {
			return EXACT;
		}
		if (actual.stripTrailing().equals(expected.stripTrailing())) {
			return LINE_END;
		}
		String plain = withoutColours(actual);
		if (plain.strip().equals(expected.strip())) {
			return plain.equals(actual) ? SPELLING : COLOURS;
		}
		String squeezed = squeeze(plain);
		if (squeezed.equals(squeeze(expected))) {
			return SPELLING;
		}
		return squeezed.contains(squeeze(expected)) ? MORE : OTHER;
	}

	static String withoutColours(String text) {
		return COLOUR.matcher(text).replaceAll("");
	}

	/**
	 * Leaves out what a person would not take for a difference.
	 * @param text the text
	 * @return the text without blanks and in lower case
	 */
	static String squeeze(String text) {
		return BLANKS.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
	}

}
