package dev.tcplab.check.observe;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends one byte after another, 50 ms apart, until it is ended.
 */
final class Dripping {

	private static final long PAUSE = 50_000_000;

	private final Thread thread;

	Dripping(OutputStream output) {
		this.thread = new Thread(() -> drip(output), "dripping");
		this.thread.setDaemon(true);
		this.thread.start();
	}

	private static void drip(OutputStream output) {
		try {
			while (!Thread.interrupted()) {
				output.write('x');
				LockSupport.parkNanos(PAUSE);
			}
		}
		catch (IOException ex) {
			// The other side does not want more.
		}
	}

	void end() throws InterruptedException {
		this.thread.interrupt();
		this.thread.join();
	}

}
