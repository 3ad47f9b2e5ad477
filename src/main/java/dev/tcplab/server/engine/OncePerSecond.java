package dev.tcplab.server.engine;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Lets at most one call per second pass.
 */
final class OncePerSecond {

	private static final long INTERVAL = TimeUnit.SECONDS.toNanos(1);

	private final LongSupplier clock;

	private final AtomicLong last;

	/**
	 * Creates the limit. The first call passes.
	 * @param clock returns the time in nanoseconds
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
