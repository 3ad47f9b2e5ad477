package dev.tcplab.mode.load;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

/**
 * Says when exchanges are to begin, from its own creation on. All clients share it.
 */
final class Schedule {

	/**
	 * Returned instead of a moment when there are no more exchanges.
	 */
	static final long OVER = Long.MAX_VALUE;

	private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

	private final long begin = System.nanoTime();

	private final AtomicLong begun = new AtomicLong();

	private final long exchanges;

	private final long nanos;

	private final @Nullable Integer rate;

	private volatile boolean stopped;

	/**
	 * Begins a schedule.
	 * @param exchanges how many there are; {@code null} if only time ends it
	 * @param time how long they are begun; {@code null} if only their number ends it
	 * @param rate how many are begun per second; {@code null} for one after another
	 */
	Schedule(@Nullable Long exchanges, @Nullable Duration time, @Nullable Integer rate) {
		this.exchanges = (exchanges != null) ? exchanges : Long.MAX_VALUE;
		this.nanos = (time != null) ? time.toNanos() : Long.MAX_VALUE;
		this.rate = rate;
	}

	/**
	 * Returns when the next exchange is to begin: now, or at a moment that with a rate
	 * may be to come or, if all clients were busy, be long past.
	 * @return nanoseconds after the begin, or {@link #OVER}
	 */
	long next() {
		if (isOver()) {
			return OVER;
		}
		long number = this.begun.getAndIncrement();
		long at = (this.rate != null) ? (long) (number * SECOND / this.rate) : now();
		if (number < this.exchanges && at < this.nanos) {
			return at;
		}
		this.begun.decrementAndGet();
		return OVER;
	}

	boolean isOver() {
		return this.stopped || now() >= this.nanos;
	}

	/**
	 * Ends the schedule early.
	 */
	void stop() {
		this.stopped = true;
	}

	/**
	 * Whether it was ended early.
	 * @return whether something is left undone
	 */
	boolean isStopped() {
		return this.stopped;
	}

	/**
	 * Tells the time.
	 * @return nanoseconds since the begin
	 */
	long now() {
		return at(System.nanoTime());
	}

	/**
	 * Tells what a moment is in this schedule.
	 * @param nanoTime the moment, by the clock of {@link System#nanoTime()}
	 * @return nanoseconds since the begin
	 */
	long at(long nanoTime) {
		return nanoTime - this.begin;
	}

	/**
	 * Returns how many exchanges a rate asked for that did not begin, for all clients
	 * were busy.
	 * @return the number; 0 without a rate
	 */
	long missed() {
		if (this.rate == null) {
			return 0;
		}
		double due = Math.min(this.exchanges, Math.ceil((double) Math.min(now(), this.nanos) * this.rate / SECOND));
		return Math.max(0, (long) due - this.begun.get());
	}

	/**
	 * Returns how much of it is done.
	 * @param ended how many exchanges have ended
	 * @return 0 to 1
	 */
	double progress(long ended) {
		return Math.min(1, Math.max((double) ended / this.exchanges, (double) now() / this.nanos));
	}

}
