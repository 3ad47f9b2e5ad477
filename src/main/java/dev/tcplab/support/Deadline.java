package dev.tcplab.support;

import java.io.Closeable;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The moment at which a socket is closed unless its user is faster. Reads and writes can
 * therefore simply block. Timeouts of the socket would not bound a write, and would cost
 * a virtual thread a third of an exchange (measured).
 */
public final class Deadline {

	private static final Logger logger = LoggerFactory.getLogger(Deadline.class);

	private static final long NEVER = Long.MAX_VALUE;

	// So that moments do not overflow.
	private static final long ORIGIN = System.nanoTime();

	private final Closeable socket;

	private volatile long at = NEVER;

	private volatile boolean missed;

	/** Creates a deadline that is not set yet. */
	public Deadline(Closeable socket) {
		this.socket = socket;
	}

	/** Sets the deadline to a time from now; zero means no limit. */
	public void set(Duration time) {
		setAt(after(time, now()));
	}

	/** Sets the deadline by the clock of {@link #now()}. */
	public void setAt(long moment) {
		this.at = moment;
	}

	public void clear() {
		this.at = NEVER;
	}

	/** Returns whether the socket was closed because its user was too slow. */
	public boolean isMissed() {
		return this.missed;
	}

	/** Returns the nanoseconds that are left, negative after the deadline. */
	public long nanosLeft() {
		long moment = this.at;
		return (moment == NEVER) ? NEVER : moment - now();
	}

	/** Closes the socket and throws an exception if the deadline has passed. */
	public void require() throws SocketTimeoutException {
		check(now());
		if (this.missed) {
			throw new SocketTimeoutException("Timed out");
		}
	}

	/** Returns a timeout if the deadline was missed; otherwise, the failure itself. */
	public IOException cause(IOException failure) {
		if (!this.missed) {
			return failure;
		}
		SocketTimeoutException timeout = new SocketTimeoutException("Timed out");
		timeout.initCause(failure);
		return timeout;
	}

	void check(long now) {
		if (now >= this.at && !this.missed) {
			this.missed = true;
			closeSocket();
		}
	}

	public void closeSocket() {
		try {
			this.socket.close();
		}
		catch (IOException ex) {
			logger.debug("Failed to close {}", this.socket, ex);
		}
	}

	/** Returns when a time ends, by the clock of {@link #now()}; never if it is zero. */
	public static long after(Duration time, long from) {
		// Centuries are more than the clock can show.
		long nanos = TimeUnit.NANOSECONDS.convert(time);
		return (nanos == 0 || nanos >= NEVER - from) ? NEVER : from + nanos;
	}

	/** Returns nanoseconds by a clock that is never set. */
	public static long now() {
		return System.nanoTime() - ORIGIN;
	}

}
