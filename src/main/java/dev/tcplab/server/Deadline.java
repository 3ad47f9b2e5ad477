package dev.tcplab.server;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The moment at which a connection is closed if it has not got any further.
 */
final class Deadline {

	private static final long NEVER = Long.MAX_VALUE;

	private static final long ORIGIN = System.nanoTime();

	private volatile long at = NEVER;

	private volatile boolean missed;

	/**
	 * Sets the deadline.
	 * @param at the moment, by the clock of {@link #now()}
	 */
	void set(long at) {
		this.at = at;
	}

	void clear() {
		this.at = NEVER;
	}

	/**
	 * Checks the deadline.
	 * @param now the time, as {@link #now()} tells it
	 * @return whether the deadline has passed
	 */
	boolean isPast(long now) {
		if (now < this.at) {
			return false;
		}
		this.missed = true;
		return true;
	}

	/**
	 * Whether a check found the deadline passed.
	 * @return whether the connection was too slow
	 */
	boolean wasMissed() {
		return this.missed;
	}

	/**
	 * Returns the end of some time.
	 * @param time the time; zero is for ever
	 * @param from when the time begins, by the clock of {@link #now()}
	 * @return the moment, by the same clock
	 */
	static long after(Duration time, long from) {
		return time.isZero() ? NEVER : plus(time, from);
	}

	/**
	 * Returns the end of some time that is never for ever.
	 * @param time the time
	 * @param from when the time begins, by the clock of {@link #now()}
	 * @return the moment, by the same clock
	 */
	static long plus(Duration time, long from) {
		// Centuries are more than the clock can show.
		long nanos = TimeUnit.NANOSECONDS.convert(time);
		return (nanos < NEVER - from) ? from + nanos : NEVER;
	}

	/**
	 * Tells the time by a clock that nobody sets.
	 * @return nanoseconds since some moment
	 */
	static long now() {
		return System.nanoTime() - ORIGIN;
	}

}
