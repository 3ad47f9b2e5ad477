package dev.tcplab.console;

import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * An output that takes one piece after another, but each takes its time.
 */
final class SlowOutput extends OutputStream {

	private final Duration time;

	private volatile int pieces;

	private volatile boolean inHurry;

	SlowOutput(Duration time) {
		this.time = time;
	}

	@Override
	public void write(int single) {
		write(new byte[] { (byte) single }, 0, 1);
	}

	@Override
	public synchronized void write(byte[] bytes, int from, int length) {
		if (!this.inHurry) {
			LockSupport.parkNanos(this.time.toNanos());
		}
		this.pieces++;
	}

	int pieces() {
		return this.pieces;
	}

	void hurry() {
		this.inHurry = true;
	}

}
