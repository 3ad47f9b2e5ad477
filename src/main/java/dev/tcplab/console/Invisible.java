package dev.tcplab.console;

/** Characters that are invisible, and could disguise a text or control a terminal. */
final class Invisible {

	private static final int JOINER = 0x200d;

	private static final int EMOJI_PRESENTATION = 0xfe0f;

	private static final int BLACK_FLAG = 0x1f3f4;

	private static final int FIRST_TAG = 0xe0000;

	private static final int LAST_TAG = 0xe007f;

	/** More than the flag of any region has. */
	private static final int MOST_TAGS = 8;

	private Invisible() {
	}

	/** The invisible parts of an emoji, such as the joiner in a family, do not count. */
	static boolean isAt(int[] characters, int index) {
		int character = characters[index];
		if (character == JOINER) {
			return !joinsEmoji(characters, index);
		}
		if (isTag(character)) {
			return !isOfFlag(characters, index);
		}
		return Character.isISOControl(character) || isBidirectional(character) || isFormat(character)
				|| isNoCharacter(character);
	}

	private static boolean isBidirectional(int character) {
		return character == 0x61c || character == 0x200e || character == 0x200f
				|| (character >= 0x202a && character <= 0x202e) || (character >= 0x2066 && character <= 0x2069);
	}

	private static boolean isFormat(int character) {
		return switch (character) {
			// Soft hyphen, grapheme joiner, separators of lines and paragraphs, fillers,
			// and spaces without a width.
			case 0xad, 0x34f, 0x115f, 0x1160, 0x180e, 0x200b, 0x200c, 0x2028, 0x2029, 0x2060, 0x2061, 0x2062, 0x2063,
					0x2064, 0x3164, 0xfeff, 0xffa0 ->
				true;
			default -> false;
		};
	}

	private static boolean isNoCharacter(int character) {
		return Character.getType(character) == Character.SURROGATE || (character & 0xfffe) == 0xfffe;
	}

	private static boolean joinsEmoji(int[] characters, int index) {
		int before = index - 1;
		while (before > 0 && (characters[before] == EMOJI_PRESENTATION || isSkinTone(characters[before]))) {
			before--;
		}
		return before >= 0 && isPicture(characters[before]) && index + 1 < characters.length
				&& isPicture(characters[index + 1]);
	}

	private static boolean isSkinTone(int character) {
		return character >= 0x1f3fb && character <= 0x1f3ff;
	}

	private static boolean isPicture(int character) {
		return (character >= 0x1f000 && character <= 0x1faff) || (character >= 0x2190 && character <= 0x21ff)
				|| (character >= 0x2300 && character <= 0x23ff) || (character >= 0x2600 && character <= 0x27bf)
				|| (character >= 0x2b00 && character <= 0x2bff);
	}

	private static boolean isTag(int character) {
		return character >= FIRST_TAG && character <= LAST_TAG;
	}

	/** The flag of a region starts with a black flag and ends with a cancel tag. */
	private static boolean isOfFlag(int[] characters, int index) {
		int first = index;
		while (first > 0 && index - first < MOST_TAGS && isTag(characters[first - 1])) {
			first--;
		}
		int last = index;
		while (last < characters.length && last - first < MOST_TAGS && isTag(characters[last])
				&& characters[last] != LAST_TAG) {
			last++;
		}
		return first > 0 && characters[first - 1] == BLACK_FLAG && last < characters.length
				&& characters[last] == LAST_TAG;
	}

}
