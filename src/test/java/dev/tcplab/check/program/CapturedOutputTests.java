package dev.tcplab.check.program;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class CapturedOutputTests {

	private static final int HEAD = 30_000;

	private static final int TAIL = 8_000;

	@Test
	void keepsShortOutput() throws Exception {
		CapturedOutput output = capture("one\ntwo\n".getBytes(StandardCharsets.UTF_8));
		assertThat(output.part(0)).isEqualTo("one\ntwo\n");
		assertThat(output.total()).isEqualTo(8);
	}

	@Test
	void keepsBeginningAndEndOfLongPart() throws Exception {
		CapturedOutput output = capture(("a".repeat(HEAD) + "b".repeat(1_000_000) + "c".repeat(TAIL)).getBytes());
		assertThat(output.part(0)).isEqualTo("a".repeat(HEAD) + "\n[...]\n" + "c".repeat(TAIL));
		assertThat(output.total()).isEqualTo(HEAD + 1_000_000 + TAIL);
	}

	@Test
	void marksGapOnlyIfBytesAreMissing() throws Exception {
		String text = "a".repeat(HEAD) + "b".repeat(TAIL);
		assertThat(capture(text.getBytes()).part(0)).isEqualTo(text);
		assertThat(capture((text + "c").getBytes())).satisfies((output) -> {
			assertThat(output.part(0)).contains("\n[...]\n").endsWith("bc");
			assertThat(output.isCut(0)).isTrue();
		});
	}

	@Test
	void boundsEachPartOnItsOwn() throws Exception {
		PipedOutputStream program = new PipedOutputStream();
		CapturedOutput output = new CapturedOutput(new PipedInputStream(program, 2 * HEAD), "test");
		program.write("a".repeat(2 * HEAD).getBytes());
		program.flush();
		await().until(() -> output.total() == 2 * HEAD);
		output.startPart();
		program.write("b".getBytes());
		program.close();
		output.awaitEnd(60_000);
		assertThat(output.part(1)).isEqualTo("b");
	}

	@Test
	void replacesInvalidUtf8() throws Exception {
		byte[] bytes = { 'h', (byte) 0xe9, (byte) 0xff, '\n' };
		assertThat(capture(bytes).part(0)).isEqualTo("h\ufffd\ufffd\n");
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
		assertThat(output.part(0)).isEmpty();
	}

	private static CapturedOutput capture(byte[] bytes) throws InterruptedException {
		CapturedOutput output = new CapturedOutput(new ByteArrayInputStream(bytes), "test");
		output.awaitEnd(60_000);
		return output;
	}

}
