package dev.tcplab.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * An output that takes nothing before it is opened.
 */
final class StuckOutput extends OutputStream {

	private final CountDownLatch asked = new CountDownLatch(1);

	private final CountDownLatch opened = new CountDownLatch(1);

	private final ByteArrayOutputStream taken = new ByteArrayOutputStream();

	@Override
	public void write(int single) throws IOException {
		write(new byte[] { (byte) single }, 0, 1);
	}

	@Override
	public void write(byte[] bytes, int from, int length) throws IOException {
		this.asked.countDown();
		try {
			this.opened.await();
		}
		catch (InterruptedException ex) {
			throw new InterruptedIOException();
		}
		this.taken.write(bytes, from, length);
	}

	/**
	 * Waits until something is to be written.
	 */
	void awaitAsked() throws InterruptedException {
		this.asked.await();
	}

	void open() {
		this.opened.countDown();
	}

	List<String> lines() {
		return this.taken.toString(StandardCharsets.UTF_8).lines().toList();
	}

}
