package dev.tcplab.console;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Text that can neither forge a line nor drive the terminal.
 */
class VisibleTextTests {

	@ParameterizedTest
	@ValueSource(strings = { "Test1...", "¡Qué ñandú!", "日本語", "😀", "a\u0301", "back\\slash", "" })
	void keepsText(String text) {
		assertThat(visible(text)).isEqualTo(text);
	}

	@ParameterizedTest
	@CsvSource({ "'a\tb', a\\tb", "'a\nb', a\\nb", "'a\rb', a\\rb", "'\0', \\x00", "'\u001b[31mred', \\x1b[31mred",
			"'\u007f', \\x7f", "'\u009b2J', \\x9b2J", "'a\u2028b', a\\u2028b", "'abc\u202ecba', abc\\u202ecba" })
	void escapesControlCharacters(String text, String visible) {
		assertThat(visible(text)).isEqualTo(visible);
	}

	@ParameterizedTest
	@CsvSource({ "'a\n', a\\n", "'\u001b[31m', \\x1b[31m", "'a\ud800b', a\\ud800b", "'\udc00', \\udc00",
			"'\ufffe', \\ufffe", "'\uffff', \\uffff", "'\u202e', \\u202e", "😀é, 😀é" })
	void escapesInvalidCharacters(String text, String visible) {
		assertThat(VisibleText.whole(text)).isEqualTo(visible);
	}

	@ParameterizedTest
	@MethodSource("controlsBelow256")
	void escapesEveryC0AndC1Control(int control) {
		assertThat(visible("a" + (char) control + "b")).isEqualTo("a\\x%02xb".formatted(control));
	}

	static IntStream controlsBelow256() {
		return IntStream.concat(IntStream.range(0, 0x20), IntStream.range(0x7f, 0xa0))
			.filter((control) -> "\t\n\r".indexOf(control) < 0);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0x2028, 0x2029, 0x61c, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067,
			0x2068, 0x2069 })
	void escapesSeparatorsAndBidirectionalControls(int control) {
		assertThat(visible("a" + (char) control + "b")).isEqualTo("a\\u%04xb".formatted(control));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0xad, 0x34f, 0x115f, 0x180e, 0x200b, 0x200c, 0x200d, 0x2060, 0x2064, 0x3164, 0xfeff, 0xffff })
	void escapesInvisibleCharacters(int character) {
		assertThat(visible("a" + (char) character + "b"))
			.isEqualTo("a\\%s%04xb".formatted("u", character).replace("\\u00ad", "\\xad"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "👩\u200d💻", "👩🏽\u200d🚀", "👨\u200d👩\u200d👧\u200d👦", "❤\ufe0f\u200d🔥",
			"🏳\ufe0f\u200d🌈", "🏴\udb40\udc67\udb40\udc62\udb40\udc65\udb40\udc6e\udb40\udc67\udb40\udc7f", "🇪🇸",
			"1\ufe0f\u20e3", "☺\ufe0f" })
	void keepsEmojiSequences(String emoji) {
		assertThat(visible(emoji)).isEqualTo(emoji);
	}

	@ParameterizedTest
	@CsvSource({ "👩\u200d, 👩\\u200d", "\u200d👩, \\u200d👩", "a\u200d👩, a\\u200d👩", "a\udb40\udc61, a\\U000e0061",
			"🏴\udb40\udc61, 🏴\\U000e0061", "a\udb40\udc61\udb40\udc7f, a\\U000e0061\\U000e007f" })
	void escapesPartsOfEmojiElsewhere(String text, String visible) {
		assertThat(visible(text)).isEqualTo(visible);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0x20, 0x7e, 0xa0, 0x61b, 0x61d, 0x2010, 0x2027, 0x202f, 0x2065, 0x206a })
	void keepsCharactersBesideControls(int character) {
		assertThat(visible("a" + (char) character + "b")).isEqualTo("a" + (char) character + "b");
	}

	@ParameterizedTest
	@CsvSource({ "'a\n', a", "'a\r\n', a", "'a\n\n', a\\n", "'a\r\n\r\n', a\\r\\n", "'a\r\r\n', a\\r",
			"'a\n\r', a\\n\\r", "'a\r', a\\r", "'\n', ''", "'\r\n', ''", "'\na', \\na" })
	void removesOneTrailingLineEnding(String text, String visible) {
		assertThat(visible(text)).isEqualTo(visible);
	}

	@ParameterizedTest
	@CsvSource({
			// Bytes that never occur, and a continuation without a beginning.
			"ff, \\xff", "c080, \\xc0\\x80", "f5808080, \\xf5\\x80\\x80\\x80", "80, \\x80", "61bf62, a\\xbfb",
			// Truncated, at the end and before other text.
			"c3, \\xc3", "e282, \\xe2\\x82", "f09f98, \\xf0\\x9f\\x98", "e2820a, \\xe2\\x82", "c341, \\xc3A",
			"e28241, \\xe2\\x82A", "f09f98c3b1, \\xf0\\x9f\\x98ñ",
			// Longer than necessary.
			"c0af, \\xc0\\xaf", "e080af, \\xe0\\x80\\xaf", "f08080af, \\xf0\\x80\\x80\\xaf", "c08a, \\xc0\\x8a",
			// Surrogates, alone and as a pair, and what is beyond Unicode.
			"eda080, \\xed\\xa0\\x80", "edb080, \\xed\\xb0\\x80", "eda0bdedb880, \\xed\\xa0\\xbd\\xed\\xb8\\x80",
			"f4908080, \\xf4\\x90\\x80\\x80" })
	void escapesBytesThatAreNotUtf8(String hex, String visible) {
		assertThat(VisibleText.of(HexFormat.of().parseHex(hex))).isEqualTo(visible);
	}

	@Test
	void escapesRandomBytes() {
		Random random = new Random(20261);
		for (int i = 0; i < 2000; i++) {
			byte[] message = new byte[random.nextInt(60)];
			random.nextBytes(message);
			assertThat(VisibleText.of(message)).doesNotContainPattern(
					"[\\p{Cc}\\p{Cs}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffd]");
		}
	}

	@Test
	void escapesRandomText() {
		Random random = new Random(20262);
		for (int i = 0; i < 2000; i++) {
			String text = random.ints(20, 0, 0x2100)
				.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
				.toString();
			assertThat(visible(text))
				.doesNotContainPattern("[\\p{Cc}\\p{Cs}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]");
		}
	}

	@Test
	void escapesPiledUpCombiningMarks() {
		assertThat(visible("e" + "\u0301".repeat(10) + "e\u0301"))
			.isEqualTo("e" + "\u0301".repeat(8) + "\\u0301\\u0301e\u0301");
		assertThat(visible("\u0489".repeat(1024))).isEqualTo("\u0489".repeat(8) + "\\u0489".repeat(1016));
	}

	@Test
	void escapesPiledUpMarksBeyondFirstPlane() {
		String mark = Character.toString(0xe0100);
		assertThat(visible(mark.repeat(9))).isEqualTo(mark.repeat(8) + "\\U000e0100");
	}

	private static String visible(String text) {
		return VisibleText.of(text.getBytes(StandardCharsets.UTF_8));
	}

	@Test
	void keepsLineEndingsAndTabsOfAnswer() {
		byte[] answer = "one\n\ttwo\r\nthree\rfour\033[31m\n".getBytes(StandardCharsets.UTF_8);
		assertThat(VisibleText.ofLines(answer)).isEqualTo("one\n\ttwo\r\nthree\\rfour\\x1b[31m\n");
	}

}
