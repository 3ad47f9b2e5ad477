package dev.tcplab.soak;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import dev.tcplab.server.Wire;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A normal client, which talks again and again while others misbehave.
 */
public final class Prober implements AutoCloseable {

	private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(5);

	private final List<Long> times = Collections.synchronizedList(new ArrayList<>());

	private final Thread thread;

	private volatile Throwable failure;

	private Prober(Callable<Wire> connect, String message) {
		this.thread = new Thread(() -> talkUntilInterrupted(connect, message));
		this.thread.start();
	}

	static Prober start(int port) {
		return start(() -> Wire.connect(port), "");
	}

	/**
	 * Starts a client.
	 * @param connect makes its connections
	 * @param header what it sends before each message
	 */
	public static Prober start(Callable<Wire> connect, String header) {
		return new Prober(connect, header + "hi\n");
	}

	private void talkUntilInterrupted(Callable<Wire> connect, String message) {
		try {
			while (!Thread.interrupted()) {
				long begin = System.nanoTime();
				try (Wire wire = connect.call()) {
					// With codec recv, the line ending is a part of the message.
					assertThat(wire.send(message).receive()).isIn("ECHO: hi\n", "ECHO: hi\n\n");
				}
				this.times.add(System.nanoTime() - begin);
				LockSupport.parkNanos(PAUSE);
			}
		}
		catch (Exception | AssertionError ex) {
			this.failure = ex;
		}
	}

	/**
	 * Returns how many talks were answered.
	 */
	public int talks() {
		assertThat(this.failure).isNull();
		return this.times.size();
	}

	/**
	 * The time in which ninety-nine of a hundred talks were done, in milliseconds.
	 */
	double p99() {
		return percentile(99);
	}

	/**
	 * The time in which all talks were done, in milliseconds.
	 */
	public double longest() {
		return percentile(100);
	}

	private double percentile(int percent) {
		assertThat(this.failure).isNull();
		List<Long> sorted = new ArrayList<>(this.times);
		Collections.sort(sorted);
		return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100)) / 1e6;
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
