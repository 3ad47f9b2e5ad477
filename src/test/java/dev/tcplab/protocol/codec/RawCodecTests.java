package dev.tcplab.protocol.codec;

import java.io.IOException;
import java.io.InputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The codec for which the complete stream is one message.
 */
class RawCodecTests {

	private final MessageCodec codec = Codec.RAW.create(8);

	@Test
	void readsUntilStreamEnds() throws IOException {
		InputStream stream = this.codec.buffer(Pieces.of("Te", "st\r\n", "\0\n"));
		assertThat(this.codec.deserialize(stream)).asString().isEqualTo("Test\r\n\0\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "9", "\0", "\u00ff" })
	void refusesTooLongMessageInPieces(String tooMuch) {
		InputStream stream = this.codec.buffer(Pieces.of("1234", "5678", tooMuch));
		assertThatExceptionOfType(MalformedMessageException.class).isThrownBy(() -> this.codec.deserialize(stream))
			.withMessage("Message longer than 8 bytes");
	}

	@Test
	void sendsAnswerUnchanged() {
		assertThat(this.codec.encode(Pieces.bytes("ECHO: \u00ff"))).isEqualTo(Pieces.bytes("ECHO: \u00ff"));
	}

	@Test
	void endsMessageWithStream() {
		assertThat(Codec.RAW.endsWithStream()).isTrue();
	}

}
