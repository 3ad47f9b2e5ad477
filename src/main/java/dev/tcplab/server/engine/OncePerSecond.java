package dev.tcplab.server.engine;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Lets one of many through, at most every second.
 */
final class OncePerSecond {

	private static final long INTERVAL = TimeUnit.SECONDS.toNanos(1);

	private final LongSupplier clock;

	private final AtomicLong last;

	/**
	 * Begins; the first may pass at once.
	 * @param clock tells the time in nanoseconds
	 */
	OncePerSecond(LongSupplier clock) {
		this.clock = clock;
		this.last = new AtomicLong(clock.getAsLong() - INTERVAL);
	}

	boolean mayPass() {
		long now = this.clock.getAsLong();
		long before = this.last.get();
		return now - before >= INTERVAL && this.last.compareAndSet(before, now);
	}

}
