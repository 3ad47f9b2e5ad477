package dev.tcplab.check.program;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * One output of a program, in parts. Each part keeps its beginning and its last lines,
 * because a traceback is at the end.
 */
final class CapturedOutput {

	private final List<BoundedText> parts = new ArrayList<>(List.of(new BoundedText()));

	private long total;

	private boolean ended;

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
			// The output was closed.
		}
		synchronized (this) {
			this.ended = true;
			notifyAll();
		}
	}

	private synchronized void add(byte[] bytes, int length) {
		this.total += length;
		this.parts.get(this.parts.size() - 1).add(bytes, length);
		notifyAll();
	}

	synchronized void startPart() {
		this.parts.add(new BoundedText());
	}

	synchronized long total() {
		return this.total;
	}

	synchronized String part(int index) {
		return this.parts.get(index).toString();
	}

	synchronized boolean isCut(int index) {
		return this.parts.get(index).isCut();
	}

	/** Waits until the program and all of its processes closed the output. */
	synchronized void awaitEnd(long millis) throws InterruptedException {
		long end = System.nanoTime() + millis * 1_000_000;
		while (!this.ended && System.nanoTime() < end) {
			wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
		}
	}

}
