package dev.tcplab.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Exchanges with the codecs that frame a message.
 */
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
	void frameTheAnswerAsTheMessage(String codec, String message, String answer) {
		try (Lab lab = Lab.start("echo1", "server.codec=" + codec)) {
			assertThat(Wire.send(lab.port("echo1"), bytes(message))).isEqualTo(bytes(answer));
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
	void rawAnswersAtTheEndOfTheStream() throws IOException {
		try (Lab lab = Lab.start("echo1", "server.codec=raw"); Wire client = Wire.connect(lab.port("echo1"))) {
			assertThat(client.send("two ").send("pieces\n").halfClose().receive()).isEqualTo("ECHO: two pieces\n");
		}
	}

	@Test
	void rawAnswersTheEmptyMessage() throws IOException {
		try (Lab lab = Lab.start("echo1", "server.codec=raw"); Wire client = Wire.connect(lab.port("echo1"))) {
			assertThat(client.halfClose().receive()).isEqualTo("ECHO: ");
		}
	}

	@Test
	void framedGreetingsHaveNoLineEndOfTheirOwn() {
		try (Lab lab = Lab.start("happy", "server.codec=crlf")) {
			assertThat(Wire.send(lab.port("happy"), "hi\r\n")).isEqualTo("HELLO. I am the Happy Server :-)\r\n");
		}
	}

	@ParameterizedTest
	@CsvSource({ "lf, 5", "crlf, 5", "null, 5", "raw, 5", "length1, 1", "length2, 1", "length4, 1" })
	void closeOnAMessageThatIsTooLong(String codec, int size) throws Exception {
		try (Lab lab = Lab.start("echo1", "server.message-size=" + size, "server.codec=" + codec);
				Wire client = Wire.connect(lab.port("echo1"))) {
			client.send(new byte[] { 2, 2, 2, 2, 2, 2 });
			assertThat(lab.recording().nextExchange().outcome()).isEqualTo(Outcome.ERROR);
		}
	}

	@ParameterizedTest
	@CsvSource({ "lf", "crlf", "null", "length1", "length2", "length4" })
	void closeOnAMessageThatIsCutShort(String codec) throws Exception {
		try (Lab lab = Lab.start("echo1", "server.codec=" + codec); Wire client = Wire.connect(lab.port("echo1"))) {
			assertThat(client.send(new byte[] { 1 }).halfClose().receive()).isEmpty();
			assertThat(lab.recording().nextExchange().outcome()).isEqualTo(Outcome.ERROR);
		}
	}

	@Test
	void closeWhenTheFrameHasNoRoomForTheAnswer() throws Exception {
		try (Lab lab = Lab.start("echo1", "server.codec=length1"); Wire client = Wire.connect(lab.port("echo1"))) {
			byte[] message = new byte[256];
			message[0] = (byte) 255;
			assertThat(client.send(message).receive()).isEmpty();
			assertThat(lab.recording().nextExchange().outcome()).isEqualTo(Outcome.ERROR);
		}
	}

}
