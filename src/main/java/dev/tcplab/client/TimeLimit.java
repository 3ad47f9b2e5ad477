package dev.tcplab.client;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * Closes a connection that takes too long, so that whoever uses it can simply block:
 * reads and connects with a timeout of their own cost a virtual thread a third of a talk
 * (measured).
 */
final class TimeLimit implements AutoCloseable {

	private final Socket socket;

	private volatile long end;

	private volatile boolean exceeded;

	/**
	 * Begins to watch a connection.
	 * @param socket the connection
	 * @param time the time for its first step
	 */
	TimeLimit(Socket socket, Duration time) {
		this.socket = socket;
		set(time);
		TimeLimits.watch(this);
	}

	/**
	 * Sets the time for the next step.
	 * @param time the time from now on
	 */
	void set(Duration time) {
		this.end = System.nanoTime() + time.toNanos();
	}

	/**
	 * Closes the connection if it has taken too long.
	 * @param now the time, as {@link System#nanoTime()} tells it
	 */
	void check(long now) {
		if (now - this.end > 0) {
			this.exceeded = true;
			ServerAddress.close(this.socket);
		}
	}

	/**
	 * Tells what a step failed of.
	 * @param fault what the step has thrown
	 * @return a timeout, if that is why; else the same
	 */
	IOException cause(IOException fault) {
		if (!this.exceeded) {
			return fault;
		}
		SocketTimeoutException timeout = new SocketTimeoutException("Timed out");
		timeout.initCause(fault);
		return timeout;
	}

	/**
	 * Ends the watch.
	 */
	@Override
	public void close() {
		TimeLimits.forget(this);
	}

}
