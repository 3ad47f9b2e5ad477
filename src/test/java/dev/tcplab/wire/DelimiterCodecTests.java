package dev.tcplab.wire;

import java.io.IOException;
import java.io.InputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests the codecs that end a message with one byte or two.
 */
class DelimiterCodecTests {

	@ParameterizedTest
	@CsvSource({ "LF, '\n'", "CRLF, '\r\n'", "NULL, '\0'" })
	void sendsTheDelimiterBehindTheMessage(Codec codec, String delimiter) {
		assertThat(codec.create(8).encode(Pieces.bytes("ECHO: hi"))).asString().isEqualTo("ECHO: hi" + delimiter);
	}

	@ParameterizedTest
	@CsvSource({ "LF, '\n'", "CRLF, '\r\n'", "NULL, '\0'" })
	void readsMessagesThatComeTogether(Codec codec, String delimiter) throws IOException {
		MessageCodec messageCodec = codec.create(8);
		InputStream stream = messageCodec.buffer(Pieces.of("one" + delimiter + "two" + delimiter));
		assertThat(messageCodec.deserialize(stream)).asString().isEqualTo("one");
		assertThat(messageCodec.deserialize(stream)).asString().isEqualTo("two");
	}

	@ParameterizedTest
	@CsvSource({ "LF, 'a\r\0', '\n'", "CRLF, 'a\n\0\rb\r', '\r\n'", "NULL, 'a\r\n', '\0'" })
	void theDelimitersOfOthersArePartOfTheMessage(Codec codec, String message, String delimiter) throws IOException {
		MessageCodec messageCodec = codec.create(8);
		InputStream stream = messageCodec.buffer(Pieces.of(message + delimiter));
		assertThat(messageCodec.deserialize(stream)).asString().isEqualTo(message);
	}

	@Test
	void readsACarriageReturnAndALineFeedThatComeApart() throws IOException {
		MessageCodec codec = Codec.CRLF.create(4);
		InputStream stream = codec.buffer(Pieces.of("Test\r", "\n"));
		assertThat(codec.deserialize(stream)).asString().isEqualTo("Test");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Test1", "Test\rX", "Test\r\r" })
	void refusesAMessageAsSoonAsItIsTooLong(String begin) {
		MessageCodec codec = Codec.CRLF.create(4);
		InputStream stream = codec.buffer(Pieces.of(begin));
		assertThatExceptionOfType(MalformedMessageException.class).isThrownBy(() -> codec.deserialize(stream))
			.withMessage("Message longer than 4 bytes");
	}

}
