package dev.tcplab.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Exchanges with the codecs that frame a message.
 */
@Timeout(60)
class CodecExchangeTests {

	@ParameterizedTest
	@CsvSource(textBlock = """
			lf,      'hi~',         'ECHO: hi~'
			crlf,    'hi|~',        'ECHO: hi|~'
			null,    'hi^',         'ECHO: hi^'
			length1, '<2>hi',       '<8>ECHO: hi'
			length2, '^<2>hi',      '^<8>ECHO: hi'
			length4, '^^^<2>hi',    '^^^<8>ECHO: hi'
			""", nullValues = "none")
	void framesAnswerLikeMessage(String codec, String message, String answer) {
		try (TestServer echo = TestServer.start("codec=" + codec)) {
			assertThat(Wire.send(echo.port(), bytes(message))).isEqualTo(bytes(answer));
		}
	}

	private static byte[] bytes(String text) {
		return text.replace('~', '\n')
			.replace('|', '\r')
			.replace('^', '\0')
			.replace("<2>", "\2")
			.replace("<8>", "\b")
			.getBytes(StandardCharsets.US_ASCII);
	}

	@Test
	void answersRawMessageAtEndOfStream() throws IOException {
		try (TestServer echo = TestServer.start("codec=raw"); Wire client = echo.connect()) {
			assertThat(client.send("two ").send("pieces\n").halfClose().receive()).isEqualTo("ECHO: two pieces\n");
		}
	}

	@Test
	void answersEmptyRawMessage() throws IOException {
		try (TestServer echo = TestServer.start("codec=raw"); Wire client = echo.connect()) {
			assertThat(client.halfClose().receive()).isEqualTo("ECHO: ");
		}
	}

	@ParameterizedTest
	@CsvSource({ "lf, 5", "crlf, 5", "null, 5", "raw, 5", "length1, 1", "length2, 1", "length4, 1" })
	void closesClientWhoseMessageIsTooLong(String codec, int size) throws Exception {
		try (TestServer echo = TestServer.start("message-size=" + size, "codec=" + codec);
				Wire client = echo.connect()) {
			client.send(new byte[] { 2, 2, 2, 2, 2, 2 });
			assertThat(echo.nextExchange().outcome()).isEqualTo(Outcome.ERROR);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "lf", "crlf", "null", "length1", "length2", "length4" })
	void closesClientWhoseMessageIsCutShort(String codec) throws Exception {
		try (TestServer echo = TestServer.start("codec=" + codec); Wire client = echo.connect()) {
			assertThat(client.send(new byte[] { 1 }).halfClose().receive()).isEmpty();
			assertThat(echo.nextExchange().outcome()).isEqualTo(Outcome.ERROR);
		}
	}

	@Test
	void closesClientIfFrameHasNoRoomForAnswer() throws Exception {
		try (TestServer echo = TestServer.start("codec=length1"); Wire client = echo.connect()) {
			byte[] message = new byte[256];
			message[0] = (byte) 255;
			assertThat(client.send(message).receive()).isEmpty();
			assertThat(echo.nextExchange().outcome()).isEqualTo(Outcome.ERROR);
		}
	}

}
