package dev.tcplab.protocol.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.integration.ip.tcp.serializer.SoftEndOfStreamException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The codecs that end a message with one byte or two.
 */
class DelimiterCodecTests {

	private static final int LONGEST = 1_000_000;

	@ParameterizedTest
	@CsvSource({ "LF, '\n'", "CRLF, '\r\n'", "NULL, '\0'" })
	void sendsDelimiterAfterMessage(Codec codec, String delimiter) {
		assertThat(codec.create(8).encode(Pieces.bytes("ECHO: hi"))).asString().isEqualTo("ECHO: hi" + delimiter);
	}

	@ParameterizedTest
	@CsvSource({ "LF, '\n'", "CRLF, '\r\n'", "NULL, '\0'" })
	void readsMessagesThatArriveTogether(Codec codec, String delimiter) throws IOException {
		MessageCodec messageCodec = codec.create(8);
		InputStream stream = messageCodec.buffer(Pieces.of("one" + delimiter + "two" + delimiter));
		assertThat(messageCodec.deserialize(stream)).asString().isEqualTo("one");
		assertThat(messageCodec.deserialize(stream)).asString().isEqualTo("two");
	}

	@ParameterizedTest
	@CsvSource({ "LF, 'a\r\0', '\n'", "CRLF, 'a\n\0\rb\r', '\r\n'", "NULL, 'a\r\n', '\0'" })
	void readsDelimitersOfOtherCodecsAsText(Codec codec, String message, String delimiter) throws IOException {
		MessageCodec messageCodec = codec.create(8);
		InputStream stream = messageCodec.buffer(Pieces.of(message + delimiter));
		assertThat(messageCodec.deserialize(stream)).asString().isEqualTo(message);
	}

	@Test
	void readsCarriageReturnApartFromLineFeed() throws IOException {
		MessageCodec codec = Codec.CRLF.create(4);
		InputStream stream = codec.buffer(Pieces.of("Test\r", "\n"));
		assertThat(codec.deserialize(stream)).asString().isEqualTo("Test");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Test1", "Test\rX", "Test\r\r" })
	void refusesMessageOnceTooLong(String begin) {
		MessageCodec codec = Codec.CRLF.create(4);
		InputStream stream = codec.buffer(Pieces.of(begin));
		assertThatExceptionOfType(MalformedMessageException.class).isThrownBy(() -> codec.deserialize(stream))
			.withMessage("Message longer than 4 bytes");
	}

	@ParameterizedTest
	@EnumSource(names = { "LF", "CRLF", "NULL" })
	void readsLongMessagesOfSeveralClientsInTurn(Codec codec) throws IOException {
		MessageCodec messageCodec = codec.create(LONGEST);
		Random random = new Random(codec.ordinal());
		List<byte[]> messages = IntStream
			.of(0, 1, 7, 8, 9, 8191, 8192, 8193, 20_000, 1, 65_536, 300_000, 2, 65_535, LONGEST)
			.mapToObj((length) -> message(length, random))
			.toList();
		List<InputStream> clients = Stream
			.generate(() -> messageCodec.buffer(Pieces.random(frames(messageCodec, messages), 30_000, random)))
			.limit(3)
			.toList();
		for (byte[] message : messages) {
			for (InputStream client : clients) {
				assertThat(messageCodec.deserialize(client)).isEqualTo(message);
			}
		}
		for (InputStream client : clients) {
			assertThatExceptionOfType(SoftEndOfStreamException.class)
				.isThrownBy(() -> messageCodec.deserialize(client));
		}
	}

	@Test
	void refusesLongMessageOnceTooLong() {
		MessageCodec codec = Codec.LF.create(LONGEST);
		InputStream stream = codec.buffer(Pieces.random(message(LONGEST + 1, new Random(0)), 30_000, new Random(0)));
		assertThatExceptionOfType(MalformedMessageException.class).isThrownBy(() -> codec.deserialize(stream))
			.withMessage("Message longer than " + LONGEST + " bytes");
	}

	/**
	 * Returns bytes without a delimiter, though some are a part of one.
	 */
	private static byte[] message(int length, Random random) {
		byte[] message = new byte[length];
		random.nextBytes(message);
		for (int i = 0; i < length; i++) {
			if (message[i] == '\n' || message[i] == 0) {
				message[i] = '\r';
			}
		}
		return message;
	}

	private static byte[] frames(MessageCodec codec, List<byte[]> messages) {
		ByteArrayOutputStream frames = new ByteArrayOutputStream();
		messages.forEach((message) -> frames.writeBytes(codec.encode(message)));
		return frames.toByteArray();
	}

}
