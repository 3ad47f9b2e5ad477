package dev.tcplab.support;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Logs a line at most once per second, and counts the lines in between. */
public final class OncePerSecond {

	private static final long INTERVAL = TimeUnit.SECONDS.toNanos(1);

	private final LongSupplier clock;

	private final AtomicLong last;

	private final AtomicLong others = new AtomicLong();

	public OncePerSecond() {
		this(System::nanoTime);
	}

	public OncePerSecond(LongSupplier clock) {
		this.clock = clock;
		this.last = new AtomicLong(clock.getAsLong() - INTERVAL);
	}

	/**
	 * Logs the line, which ends with the given text: the number of skipped lines, or
	 * nothing.
	 */
	public void log(Consumer<String> log) {
		long now = this.clock.getAsLong();
		long before = this.last.get();
		if (now - before >= INTERVAL && this.last.compareAndSet(before, now)) {
			long others = this.others.getAndSet(0);
			log.accept((others > 0) ? " (and %d more since the last such line)".formatted(others) : "");
		}
		else {
			this.others.incrementAndGet();
		}
	}

}
