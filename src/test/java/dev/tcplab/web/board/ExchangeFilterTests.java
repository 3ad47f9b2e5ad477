package dev.tcplab.web.board;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.tcplab.web.board.ExchangeView.Bytes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The choice of exchanges by the parameters of a URL.
 */
class ExchangeFilterTests {

	private static final Bytes NOTHING = new Bytes(new byte[0], 0);

	private static final ExchangeView EXCHANGE = new ExchangeView(7, Instant.EPOCH, "echo1", "192.0.2.7:57848",
			"192.0.2.7", 1, "answered", 1.5, "I am Ana", "ECHO: I am Ana", NOTHING, NOTHING, "Answered.", false,
			List.of(), 0);

	@ParameterizedTest
	@CsvSource(textBlock = """
			server, echo1, true
			server, echo2, false
			server, '', true
			client, .2.7, true
			client, 192.0.2.9, false
			outcome, answered, true
			outcome, nonsense, false
			text, ana, true
			text, ECHO:, true
			text, Eva, false
			remark, true, false
			remark, false, true
			remark, nonsense, false
			exchange, 7, true
			exchange, 8, false
			exchange, x, false
			after, 6, true
			after, 7, false
			after, x, false
			after, 99999999999999999999, false
			other, x, true
			""")
	void matchesByParameter(String name, String value, boolean matches) {
		assertThat(new ExchangeFilter(Map.of(name, value)).matches(EXCHANGE)).isEqualTo(matches);
	}

	@ParameterizedTest
	@CsvSource({ "echo1, ana, true", "echo2, ana, false", "echo1, eva, false" })
	void matchesByAllParameters(String server, String text, boolean matches) {
		assertThat(new ExchangeFilter(Map.of("server", server, "text", text)).matches(EXCHANGE)).isEqualTo(matches);
	}

}
