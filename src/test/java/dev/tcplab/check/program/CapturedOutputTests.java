package dev.tcplab.check.program;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CapturedOutputTests {

	private static final int HEAD = 30_000;

	private static final int TAIL = 8_000;

	@Test
	void keepsShortOutput() throws Exception {
		CapturedOutput output = capture("one\ntwo\n".getBytes(StandardCharsets.UTF_8));
		assertThat(output.kept()).asString().isEqualTo("one\ntwo\n");
		assertThat(output.total()).isEqualTo(8);
		assertThat(output.between(4, 8)).isEqualTo("two\n");
	}

	@Test
	void keepsBeginningAndEndOfLongOutput() throws Exception {
		CapturedOutput output = capture(("a".repeat(HEAD) + "b".repeat(1_000_000) + "c".repeat(TAIL)).getBytes());
		assertThat(output.kept()).asString().isEqualTo("a".repeat(HEAD) + "\n[...]\n" + "c".repeat(TAIL));
		assertThat(output.total()).isEqualTo(HEAD + 1_000_000 + TAIL);
	}

	@Test
	void marksGapOnlyIfBytesAreMissing() throws Exception {
		String text = "a".repeat(HEAD) + "b".repeat(TAIL);
		assertThat(capture(text.getBytes()).kept()).asString().isEqualTo(text);
		assertThat(capture((text + "c").getBytes()).kept()).asString().contains("\n[...]\n").endsWith("bc");
	}

	@Test
	void returnsRangeOfBeginningOnly() throws Exception {
		CapturedOutput output = capture("a".repeat(HEAD + 100).getBytes());
		assertThat(output.between(HEAD - 2, HEAD + 100)).isEqualTo("aa");
		assertThat(output.between(HEAD + 10, HEAD + 100)).isEmpty();
	}

	@Test
	void replacesInvalidUtf8InTextOnly() throws Exception {
		byte[] bytes = { 'h', (byte) 0xe9, (byte) 0xff, '\n' };
		CapturedOutput output = capture(bytes);
		assertThat(output.between(0, 4)).isEqualTo("h\ufffd\ufffd\n");
		assertThat(output.kept()).isEqualTo(bytes);
	}

	@Test
	void endsAtReadFailure() throws Exception {
		CapturedOutput output = new CapturedOutput(new InputStream() {

			@Override
			public int read() throws IOException {
				throw new IOException("Stream closed");
			}

		}, "test");
		output.awaitEnd(60_000);
		assertThat(output.kept()).isEmpty();
	}

	private static CapturedOutput capture(byte[] bytes) throws InterruptedException {
		CapturedOutput output = new CapturedOutput(new ByteArrayInputStream(bytes), "test");
		output.awaitEnd(60_000);
		return output;
	}

}
