package dev.tcplab.check.judge;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The similarity between an expected and an actual text. */
enum TextMatch {

	EXACT(null),

	/** Except for the line ending. */
	LINE_END("Its line ending is not the lesson's"),

	/** Except for colors. */
	COLOURS("It has colors"),

	/** Except for capitalization and spaces. */
	SPELLING("Its capitalization or spaces are not the lesson's"),

	/** With additional text. */
	MORE("It has more text than the lesson's"),

	OTHER(null);

	private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

	private static final Pattern BLANKS = Pattern.compile("\\s+");

	private final String remark;

	TextMatch(String remark) {
		this.remark = remark;
	}

	/** Returns the beginning of a sentence about a difference in form, if any. */
	Optional<String> remark() {
		return Optional.ofNullable(this.remark);
	}

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

	/** Removes differences that a reader ignores: spaces and capitalization. */
	static String squeeze(String text) {
		return BLANKS.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
	}

}
