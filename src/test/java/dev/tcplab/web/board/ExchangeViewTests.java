package dev.tcplab.web.board;

import dev.tcplab.server.Wire;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A message as one line of the page.
 */
class ExchangeViewTests {

	@ParameterizedTest
	@CsvSource({ "<script>alert(1)</script>, <script>alert(1)</script>", "a\u202eb, a\\u202eb",
			"\u2066a\u2069, \\u2066a\\u2069", "\u200f, \\u200f", "a\u2028b, a\\u2028b", "a\u001b[2J, a\\x1b[2J",
			"&lt;b&gt;, &lt;b&gt;" })
	void escapesOnlyDeceptiveCharacters(String sent, String line) {
		assertThat(ExchangeView.line(Wire.bytes(sent))).isEqualTo(line);
	}

	@ParameterizedTest
	@ValueSource(ints = { 195, 196, 197, 198, 199, 200, 2000 })
	void shortensLineBetweenCharacters(int length) {
		String line = ExchangeView.line(Wire.bytes("x".repeat(length) + "😀".repeat(100)));
		assertThat(line).hasSizeLessThanOrEqualTo(200).endsWith("…");
		assertThat(Wire.text(Wire.bytes(line))).isEqualTo(line);
	}

}
