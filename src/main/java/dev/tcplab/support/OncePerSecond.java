package dev.tcplab.support;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Lets a log line pass at most once per second, and counts the others.
 */
public final class OncePerSecond {

	private static final long INTERVAL = TimeUnit.SECONDS.toNanos(1);

	private final LongSupplier clock;

	private final AtomicLong last;

	private final AtomicLong others = new AtomicLong();

	/**
	 * Creates the limit. The first line passes.
	 */
	public OncePerSecond() {
		this(System::nanoTime);
	}

	/**
	 * Creates the limit with a clock. The first line passes.
	 * @param clock returns the time in nanoseconds
	 */
	public OncePerSecond(LongSupplier clock) {
		this.clock = clock;
		this.last = new AtomicLong(clock.getAsLong() - INTERVAL);
	}

	/**
	 * Logs a line, unless another one was logged less than a second ago.
	 * @param log logs the line, with the given text at its end, which is the number of
	 * lines that were not logged since the last one, or nothing
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
