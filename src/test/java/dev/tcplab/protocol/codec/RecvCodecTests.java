package dev.tcplab.protocol.codec;

import java.io.IOException;
import java.io.InputStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The codec of the lesson, for which one message is one read.
 */
class RecvCodecTests {

	private final MessageCodec codec = Codec.RECV.create(8);

	@Test
	void readsOnce() throws IOException {
		InputStream stream = this.codec.buffer(Pieces.of("Te", "st1"));
		assertThat(this.codec.deserialize(stream)).asString().isEqualTo("Te");
	}

	@Test
	void waitsForNoSecondRead() throws IOException {
		InputStream endless = new InputStream() {

			@Override
			public int read() {
				throw new AssertionError("No second read is expected");
			}

			@Override
			public int read(byte[] buffer, int offset, int length) {
				buffer[offset] = 'T';
				return 1;
			}

		};
		assertThat(this.codec.deserialize(this.codec.buffer(endless))).asString().isEqualTo("T");
	}

	@Test
	void readsLineEndingsAndNulsAsText() throws IOException {
		InputStream stream = this.codec.buffer(Pieces.of("a\r\n\0b\n"));
		assertThat(this.codec.deserialize(stream)).asString().isEqualTo("a\r\n\0b\n");
	}

	@Test
	void leavesRestInStream() throws IOException {
		InputStream stream = this.codec.buffer(Pieces.of("12345678rest"));
		assertThat(this.codec.deserialize(stream)).asString().isEqualTo("12345678");
		assertThat(stream.readAllBytes()).asString().isEqualTo("rest");
	}

	@Test
	void allocatesNoHugeBuffer() throws IOException {
		MessageCodec codec = Codec.RECV.create(Integer.MAX_VALUE);
		assertThat(codec.deserialize(codec.buffer(Pieces.of("Test")))).asString().isEqualTo("Test");
	}

	@Test
	void keepsBytesAfterNextRead() throws IOException {
		byte[] first = this.codec.deserialize(this.codec.buffer(Pieces.of("first")));
		byte[] second = this.codec.deserialize(this.codec.buffer(Pieces.of("2nd")));
		assertThat(first).asString().isEqualTo("first");
		assertThat(second).asString().isEqualTo("2nd");
	}

	@Test
	void readsClientsAtOnce() throws IOException {
		InputStream slow = new InputStream() {

			@Override
			public int read() {
				throw new AssertionError("Only reads of several bytes are expected");
			}

			@Override
			public int read(byte[] buffer, int offset, int length) throws IOException {
				buffer[offset] = 's';
				assertThat(RecvCodecTests.this.codec.deserialize(Pieces.of("fast"))).asString().isEqualTo("fast");
				return 1;
			}

		};
		assertThat(this.codec.deserialize(slow)).asString().isEqualTo("s");
	}

	@Test
	void sendsAnswerUnchanged() {
		assertThat(this.codec.encode(Pieces.bytes("ECHO: \u00ff\0\n"))).isEqualTo(Pieces.bytes("ECHO: \u00ff\0\n"));
	}

	@Test
	void endsMessageWithStream() {
		assertThat(Codec.RECV.endsWithStream()).isTrue();
	}

}
