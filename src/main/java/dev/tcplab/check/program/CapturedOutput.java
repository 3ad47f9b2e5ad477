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

	private final Thread reader;

	private long total;

	CapturedOutput(InputStream input, String name) {
		this.reader = new Thread(() -> readAll(input), name);
		this.reader.setDaemon(true);
		this.reader.start();
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
	}

	private synchronized void add(byte[] bytes, int length) {
		this.total += length;
		this.parts.get(this.parts.size() - 1).add(bytes, length);
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
	void awaitEnd(long millis) throws InterruptedException {
		this.reader.join(millis);
	}

}
