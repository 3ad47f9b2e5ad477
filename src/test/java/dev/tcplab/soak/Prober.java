package dev.tcplab.soak;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import dev.tcplab.server.Wire;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A normal client, which talks again and again while others misbehave.
 */
final class Prober implements AutoCloseable {

	private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(5);

	private final List<Long> times = Collections.synchronizedList(new ArrayList<>());

	private final Thread thread;

	private volatile IOException failure;

	private Prober(int port) {
		this.thread = new Thread(() -> talkUntilInterrupted(port));
		this.thread.start();
	}

	static Prober start(int port) {
		return new Prober(port);
	}

	private void talkUntilInterrupted(int port) {
		try {
			while (!Thread.interrupted()) {
				long begin = System.nanoTime();
				try (Wire wire = Wire.connect(port)) {
					assertThat(wire.send("hi\n").receive(9)).isEqualTo("ECHO: hi\n");
				}
				this.times.add(System.nanoTime() - begin);
				LockSupport.parkNanos(PAUSE);
			}
		}
		catch (IOException ex) {
			this.failure = ex;
		}
	}

	int talks() {
		return this.times.size();
	}

	/**
	 * The time in which ninety-nine of a hundred talks were done, in milliseconds.
	 */
	double p99() {
		assertThat(this.failure).isNull();
		List<Long> sorted = new ArrayList<>(this.times);
		Collections.sort(sorted);
		return sorted.get(sorted.size() * 99 / 100) / 1e6;
	}

	@Override
	public void close() {
		this.thread.interrupt();
		try {
			this.thread.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
