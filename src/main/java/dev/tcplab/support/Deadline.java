package dev.tcplab.support;

import java.io.Closeable;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The moment at which a socket is closed unless its user has got further by then. Reads
 * and writes can so simply block: timeouts of their own would not bound a write, and cost
 * a virtual thread a third of a talk (measured).
 */
public final class Deadline {

	private static final Logger logger = LoggerFactory.getLogger(Deadline.class);

	private static final long NEVER = Long.MAX_VALUE;

	// So that moments do not overflow.
	private static final long ORIGIN = System.nanoTime();

	private final Closeable socket;

	private volatile long at = NEVER;

	private volatile boolean missed;

	/**
	 * Creates the deadline, which is not set yet.
	 * @param socket the socket, or an object that closes it
	 */
	public Deadline(Closeable socket) {
		this.socket = socket;
	}

	/**
	 * Sets the deadline.
	 * @param time the time from now on; zero is forever
	 */
	public void set(Duration time) {
		setAt(after(time, now()));
	}

	/**
	 * Sets the deadline.
	 * @param moment the moment, by the clock of {@link #now()}
	 */
	public void setAt(long moment) {
		this.at = moment;
	}

	/**
	 * Gives the socket's user all the time there is.
	 */
	public void clear() {
		this.at = NEVER;
	}

	/**
	 * Whether the socket was closed because its user was too slow.
	 * @return whether the deadline was missed
	 */
	public boolean isMissed() {
		return this.missed;
	}

	/**
	 * Returns how long the socket's user still has.
	 * @return nanoseconds; negative if the deadline has passed, and forever if there is
	 * none
	 */
	public long nanosLeft() {
		long moment = this.at;
		return (moment == NEVER) ? NEVER : moment - now();
	}

	/**
	 * Makes sure that the socket's user is not too slow.
	 * @throws SocketTimeoutException if the deadline has passed; the socket is closed
	 */
	public void require() throws SocketTimeoutException {
		check(now());
		if (this.missed) {
			throw new SocketTimeoutException("Timed out");
		}
	}

	/**
	 * Returns what a step on the socket really failed of.
	 * @param failure what the step has thrown
	 * @return a timeout if the deadline was missed, else the failure itself
	 */
	public IOException cause(IOException failure) {
		if (!this.missed) {
			return failure;
		}
		SocketTimeoutException timeout = new SocketTimeoutException("Timed out");
		timeout.initCause(failure);
		return timeout;
	}

	/**
	 * Closes the socket if the deadline has passed.
	 * @param now the time, by the clock of {@link #now()}
	 */
	void check(long now) {
		if (now >= this.at && !this.missed) {
			this.missed = true;
			closeSocket();
		}
	}

	/**
	 * Closes the socket now.
	 */
	public void closeSocket() {
		try {
			this.socket.close();
		}
		catch (IOException ex) {
			logger.debug("Failed to close {}", this.socket, ex);
		}
	}

	/**
	 * Returns the end of a time.
	 * @param time the time; zero is forever
	 * @param from when it begins, by the clock of {@link #now()}
	 * @return the moment, by the same clock
	 */
	public static long after(Duration time, long from) {
		// Centuries are more than the clock can show.
		long nanos = TimeUnit.NANOSECONDS.convert(time);
		return (nanos == 0 || nanos >= NEVER - from) ? NEVER : from + nanos;
	}

	/**
	 * Tells the time by a clock that nobody sets.
	 * @return nanoseconds since a moment of the past
	 */
	public static long now() {
		return System.nanoTime() - ORIGIN;
	}

}
