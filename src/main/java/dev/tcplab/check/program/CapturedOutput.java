package dev.tcplab.check.program;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a program prints on one of its outputs: read to its end, and kept up to a bound.
 * The last lines are kept too, because a traceback is at the end.
 */
final class CapturedOutput {

	private static final int MOST_HEAD = 30_000;

	private static final int MOST_TAIL = 8_000;

	private final ByteArrayOutputStream head = new ByteArrayOutputStream();

	private byte[] tail = {};

	private long total;

	private boolean ended;

	/**
	 * Begins to read.
	 * @param input what the program prints
	 * @param name the name of the thread that reads it
	 */
	CapturedOutput(InputStream input, String name) {
		Thread reader = new Thread(() -> readAll(input), name);
		reader.setDaemon(true);
		reader.start();
	}

	private void readAll(InputStream input) {
		byte[] buffer = new byte[8192];
		try (input) {
			for (int length = input.read(buffer); length >= 0; length = input.read(buffer)) {
				add(buffer, length);
			}
		}
		catch (IOException ex) {
			// It was closed.
		}
		synchronized (this) {
			this.ended = true;
			notifyAll();
		}
	}

	private synchronized void add(byte[] bytes, int length) {
		this.total += length;
		int room = Math.min(length, MOST_HEAD - this.head.size());
		this.head.write(bytes, 0, room);
		if (room < length) {
			ByteArrayOutputStream kept = new ByteArrayOutputStream();
			kept.writeBytes(this.tail);
			kept.write(bytes, room, length - room);
			byte[] all = kept.toByteArray();
			int from = Math.max(0, all.length - MOST_TAIL);
			this.tail = Arrays.copyOfRange(all, from, all.length);
		}
		notifyAll();
	}

	/**
	 * Returns how much came until now.
	 * @return bytes
	 */
	synchronized long total() {
		return this.total;
	}

	/**
	 * Returns what came between two points, of what is kept from the beginning.
	 * @param from bytes from the beginning
	 * @param to bytes from the beginning
	 * @return the bytes as text, of which those that are not UTF-8 are replaced
	 */
	synchronized String between(long from, long to) {
		byte[] bytes = this.head.toByteArray();
		int begin = (int) Math.min(from, bytes.length);
		int end = (int) Math.min(to, bytes.length);
		return new String(bytes, begin, end - begin, StandardCharsets.UTF_8);
	}

	/**
	 * Returns everything that is kept.
	 * @return the bytes
	 */
	synchronized byte[] kept() {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		all.writeBytes(this.head.toByteArray());
		if (this.total > this.head.size() + this.tail.length) {
			all.writeBytes("\n[...]\n".getBytes(StandardCharsets.UTF_8));
		}
		all.writeBytes(this.tail);
		return all.toByteArray();
	}

	/**
	 * Waits until the program has closed the output, and so has every process that it has
	 * left behind.
	 * @param millis how long at most
	 * @throws InterruptedException if the wait is interrupted
	 */
	synchronized void awaitEnd(long millis) throws InterruptedException {
		long end = System.nanoTime() + millis * 1_000_000;
		while (!this.ended && System.nanoTime() < end) {
			wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
		}
	}

}
