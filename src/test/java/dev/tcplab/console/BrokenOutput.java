package dev.tcplab.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * An output that fails some times before it works.
 */
final class BrokenOutput extends OutputStream {

	private final ByteArrayOutputStream taken = new ByteArrayOutputStream();

	private int failures;

	BrokenOutput(int failures) {
		this.failures = failures;
	}

	@Override
	public void write(int single) throws IOException {
		write(new byte[] { (byte) single }, 0, 1);
	}

	@Override
	public void write(byte[] bytes, int from, int length) throws IOException {
		if (this.failures > 0) {
			this.failures--;
			throw new IOException("Broken pipe");
		}
		this.taken.write(bytes, from, length);
	}

	String text() {
		return this.taken.toString(StandardCharsets.UTF_8);
	}

}
