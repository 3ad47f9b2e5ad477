package dev.tcplab.mode.load;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

/** The moments at which exchanges are due, from its creation. All clients share it. */
final class Schedule {

	/** Returned instead of a moment when no exchange is left. */
	static final long OVER = Long.MAX_VALUE;

	private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

	private final long begin = System.nanoTime();

	private final AtomicLong begun = new AtomicLong();

	private final long exchanges;

	private final long nanos;

	private final @Nullable Integer rate;

	private volatile boolean stopped;

	/**
	 * Without a number or a time, there is no such limit; without a rate, no exchange
	 * waits.
	 */
	Schedule(@Nullable Long exchanges, @Nullable Duration time, @Nullable Integer rate) {
		this.exchanges = (exchanges != null) ? exchanges : Long.MAX_VALUE;
		this.nanos = (time != null) ? time.toNanos() : Long.MAX_VALUE;
		this.rate = rate;
	}

	/**
	 * Returns when the next exchange is due. With a rate, the moment may be in the future
	 * or, if all clients were busy, long past.
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

	void stop() {
		this.stopped = true;
	}

	boolean isStopped() {
		return this.stopped;
	}

	/** Returns nanoseconds since the start. */
	long now() {
		return at(System.nanoTime());
	}

	/** Converts a {@link System#nanoTime()} to nanoseconds since the start. */
	long at(long nanoTime) {
		return nanoTime - this.begin;
	}

	/**
	 * Returns how many exchanges did not start although due, because all clients were
	 * busy.
	 */
	long missed() {
		if (this.rate == null) {
			return 0;
		}
		double due = Math.min(this.exchanges, Math.ceil((double) Math.min(now(), this.nanos) * this.rate / SECOND));
		return Math.max(0, (long) due - this.begun.get());
	}

	double progress(long ended) {
		return Math.min(1, Math.max((double) ended / this.exchanges, (double) now() / this.nanos));
	}

}
