package dev.tcplab.protocol.codec;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import dev.tcplab.protocol.codec.MalformedMessageException.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import org.springframework.integration.ip.tcp.serializer.SoftEndOfStreamException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Messages in each codec, read from a stream.
 */
class FrameReaderTests {

	@ParameterizedTest
	@EnumSource(names = { "RECV", "RAW" }, mode = Mode.EXCLUDE)
	void readsMessagesOneByOne(Codec codec) throws IOException {
		byte[] longest = "x".repeat(200).getBytes(StandardCharsets.UTF_8);
		ByteArrayOutputStream stream = new ByteArrayOutputStream();
		codec.create(200).serialize(longest, stream);
		codec.create(200).serialize(new byte[0], stream);
		FrameReader reader = new FrameReader(codec, 200, new ByteArrayInputStream(stream.toByteArray()));
		assertThat(reader.read()).isEqualTo(longest);
		assertThat(reader.read()).isEmpty();
		assertThatExceptionOfType(SoftEndOfStreamException.class).isThrownBy(reader::read);
	}

	@Test
	void readsRawMessageUntilEnd() throws IOException {
		assertThat(reader(Codec.RAW, "abc").read()).asString().isEqualTo("abc");
	}

	@ParameterizedTest
	@CsvSource({ "LF, TOO_LONG, 'abcd\n'", "RAW, TOO_LONG, abcd", "LENGTH1, TOO_LONG, '\4abcd'", "LF, CUT_SHORT, abc",
			"CRLF, CUT_SHORT, 'abc\r'", "LENGTH2, CUT_SHORT, '\0'", "LENGTH2, CUT_SHORT, '\0\3ab'",
			"LENGTH4, IMPOSSIBLE_LENGTH, '\u00ff\0\0\1a'" })
	void rejectsMalformedMessage(Codec codec, Kind kind, String bytes) {
		assertThatExceptionOfType(MalformedMessageException.class).isThrownBy(() -> reader(codec, bytes).read())
			.satisfies((ex) -> assertThat(ex.kind()).isEqualTo(kind));
	}

	private static FrameReader reader(Codec codec, String bytes) {
		return new FrameReader(codec, 3, new ByteArrayInputStream(bytes.getBytes(StandardCharsets.ISO_8859_1)));
	}

}
