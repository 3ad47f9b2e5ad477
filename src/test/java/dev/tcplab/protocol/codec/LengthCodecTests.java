package dev.tcplab.protocol.codec;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The codecs that send a message's length first.
 */
class LengthCodecTests {

	@ParameterizedTest
	@CsvSource({ "LENGTH1, '\b'", "LENGTH2, '\0\b'", "LENGTH4, '\0\0\0\b'" })
	void sendsLengthBeforeMessage(Codec codec, String length) {
		assertThat(codec.create(8).encode(Pieces.bytes("ECHO: hi"))).asString().isEqualTo(length + "ECHO: hi");
	}

	@ParameterizedTest
	@CsvSource({ "LENGTH1, 255", "LENGTH2, 256", "LENGTH2, 65535", "LENGTH4, 65536", "LENGTH4, 16777216" })
	void readsLengthOfSeveralBytes(Codec codec, int length) throws IOException {
		MessageCodec messageCodec = codec.create(length);
		byte[] message = Pieces.bytes("x".repeat(length));
		InputStream stream = messageCodec.buffer(new ByteArrayInputStream(messageCodec.encode(message)));
		assertThat(messageCodec.deserialize(stream)).isEqualTo(message);
	}

	@ParameterizedTest
	@CsvSource({ "LENGTH1, '\u0003'", "LENGTH2, '\0\u0003'", "LENGTH4, '\0\0\0\u0003'" })
	void readsMessagesThatArriveTogether(Codec codec, String length) throws IOException {
		MessageCodec messageCodec = codec.create(8);
		InputStream stream = messageCodec.buffer(Pieces.of(length + "one" + length + "two"));
		assertThat(messageCodec.deserialize(stream)).asString().isEqualTo("one");
		assertThat(messageCodec.deserialize(stream)).asString().isEqualTo("two");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\u00ff\u00ff\u00ff\u00ff", "\u0080\0\0\0" })
	void refusesNegativeLength(String length) {
		assertRefused(Codec.LENGTH4, length, "Message of negative length");
	}

	@ParameterizedTest
	@CsvSource({ "LENGTH1, '\u00ff'", "LENGTH2, '\u00ff\u00ff'", "LENGTH4, '\u007f\u00ff\u00ff\u00ff'",
			"LENGTH4, '\u0001\0\0\0'" })
	void refusesHugeLengthBeforeMessage(Codec codec, String length) {
		assertRefused(codec, length, "Message longer than 8 bytes");
	}

	@ParameterizedTest
	@CsvSource({ "LENGTH1, 256", "LENGTH2, 65536" })
	void refusesToSendMessageTooLongForLength(Codec codec, int length) {
		Writes writes = new Writes();
		assertThatIllegalArgumentException().isThrownBy(() -> codec.create(8).serialize(new byte[length], writes))
			.withMessageContaining("%d", length);
		assertThat(writes.all()).isEmpty();
	}

	private static void assertRefused(Codec codec, String received, String reason) {
		MessageCodec messageCodec = codec.create(8);
		InputStream stream = messageCodec.buffer(Pieces.of(received));
		assertThatExceptionOfType(MalformedMessageException.class).isThrownBy(() -> messageCodec.deserialize(stream))
			.withMessageStartingWith(reason);
	}

}
