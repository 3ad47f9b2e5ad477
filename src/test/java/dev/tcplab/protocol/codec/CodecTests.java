package dev.tcplab.protocol.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import org.springframework.integration.ip.tcp.serializer.SoftEndOfStreamException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The behavior that all codecs share, or all that frame a message.
 */
class CodecTests {

	private static final int MESSAGE_SIZE = 40;

	@ParameterizedTest
	@EnumSource
	void sendsMessageInOneWrite(Codec codec) throws IOException {
		Writes writes = new Writes();
		codec.create(MESSAGE_SIZE).serialize(Pieces.bytes("ECHO: hi"), writes);
		assertThat(writes.all()).singleElement().isEqualTo(codec.create(MESSAGE_SIZE).encode(Pieces.bytes("ECHO: hi")));
	}

	@ParameterizedTest
	@EnumSource
	void endsSoftlyBeforeMessage(Codec codec) {
		assertThatExceptionOfType(SoftEndOfStreamException.class).isThrownBy(() -> read(codec, Pieces.of()));
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = { "RECV", "RAW" })
	void doesNotEndMessageWithStream(Codec codec) {
		assertThat(codec.endsWithStream()).isFalse();
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "RECV")
	void readsMessageByteByByte(Codec codec) throws IOException {
		InputStream stream = Pieces.single(frame(codec, "one byte a time"));
		assertThat(read(codec, stream)).asString().isEqualTo("one byte a time");
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = { "RECV", "RAW" })
	void readsEmptyMessage(Codec codec) throws IOException {
		assertThat(read(codec, Pieces.single(frame(codec, "")))).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "RECV")
	void readsMessageOfExactlyMessageSize(Codec codec) throws IOException {
		String longest = "x".repeat(MESSAGE_SIZE);
		assertThat(read(codec, Pieces.single(frame(codec, longest)))).asString().isEqualTo(longest);
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "RECV")
	void refusesMessageOfOneByteMore(Codec codec) {
		InputStream stream = Pieces.single(frame(codec, "x".repeat(MESSAGE_SIZE + 1)));
		assertThatExceptionOfType(MalformedMessageException.class).isThrownBy(() -> read(codec, stream))
			.withMessage("Message longer than 40 bytes");
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = { "RECV", "RAW" })
	void refusesMessageCutShortAnywhere(Codec codec) {
		byte[] frame = frame(codec, "Test");
		for (int length = 1; length < frame.length; length++) {
			InputStream stream = Pieces.single(Arrays.copyOf(frame, length));
			assertThatExceptionOfType(MalformedMessageException.class).isThrownBy(() -> read(codec, stream))
				.withMessage("Message cut short after %d bytes", length);
		}
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = { "RECV", "RAW" })
	void readsWhatItWrote(Codec codec) throws IOException {
		Random random = new Random(20260);
		MessageCodec messageCodec = codec.create(MESSAGE_SIZE);
		List<byte[]> messages = messages(500, random);
		ByteArrayOutputStream written = new ByteArrayOutputStream();
		for (byte[] message : messages) {
			messageCodec.serialize(message, written);
		}
		InputStream stream = messageCodec.buffer(Pieces.random(written.toByteArray(), 100, random));
		for (byte[] message : messages) {
			assertThat(messageCodec.deserialize(stream)).isEqualTo(message);
		}
		assertThat(stream.read()).isEqualTo(-1);
	}

	@ParameterizedTest
	@EnumSource
	void readsOrRefusesHostileMessages(Codec codec) throws IOException {
		Hostile hostile = new Hostile(codec, 20263);
		MessageCodec messageCodec = codec.create(Hostile.MESSAGE_SIZE);
		for (int i = 0; i < 5_000; i++) {
			byte[] bytes = hostile.next();
			assertThat(messageOrNone(messageCodec, hostile.stream(bytes))).as(() -> HexFormat.of().formatHex(bytes))
				.isEqualTo(hostile.message(bytes));
		}
	}

	private static byte[] messageOrNone(MessageCodec codec, InputStream stream) throws IOException {
		try {
			return codec.deserialize(codec.buffer(stream));
		}
		catch (MalformedMessageException ex) {
			return null;
		}
	}

	/**
	 * Returns messages of all bytes that stand in no delimiter but for lone carriage
	 * returns, of which there are many.
	 */
	private static List<byte[]> messages(int count, Random random) {
		List<byte[]> messages = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			byte[] message = new byte[random.nextInt(MESSAGE_SIZE + 1)];
			for (int j = 0; j < message.length; j++) {
				int next = random.nextInt(Byte.MIN_VALUE, Byte.MAX_VALUE + 1);
				message[j] = (byte) ((next == '\0' || next == '\n' || next % 5 == 0) ? '\r' : next);
			}
			messages.add(message);
		}
		return messages;
	}

	private static byte[] frame(Codec codec, String message) {
		return codec.create(MESSAGE_SIZE).encode(Pieces.bytes(message));
	}

	private static byte[] read(Codec codec, InputStream stream) throws IOException {
		MessageCodec messageCodec = codec.create(MESSAGE_SIZE);
		return messageCodec.deserialize(messageCodec.buffer(stream));
	}

}
