package dev.tcplab.web.board;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Escape sequences in typed messages.
 */
class EscapesTests {

	@ParameterizedTest
	@CsvSource({ "hello, hello", "a\\x62c, abc", "a\\\\x62c, a\\x62c", "\\x41\\x41, AA" })
	void convertsTextToBytes(String text, String meant) {
		assertThat(Escapes.bytes(text)).asString(StandardCharsets.UTF_8).isEqualTo(meant);
	}

	@ParameterizedTest
	@CsvSource({ "\\n, 10", "\\r, 13", "\\t, 9", "\\\\, 92", "\\xff, 255", "\\x00, 0" })
	void convertsPythonEscapes(String text, int meant) {
		assertThat(Escapes.bytes(text)).containsExactly(meant);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\\q", "\\x", "\\x4", "\\xgg", "end\\" })
	void rejectsUnknownEscapes(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> Escapes.bytes(text))
			.withMessageStartingWith("Unknown escape '\\")
			.withMessageContaining("two hexadecimal digits as in \\x0a");
	}

}
