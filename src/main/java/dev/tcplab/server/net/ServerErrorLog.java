package dev.tcplab.server.net;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

import dev.tcplab.server.ServerError;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs the errors of all servers, one a second at most.
 */
final class ServerErrorLog {

	private static final Logger logger = LoggerFactory.getLogger(ServerErrorLog.class);

	private static final long INTERVAL = TimeUnit.SECONDS.toNanos(1);

	private final LongSupplier clock;

	private final AtomicLong loggedAt;

	/**
	 * Creates the log.
	 * @param clock tells the time in nanoseconds
	 */
	ServerErrorLog(LongSupplier clock) {
		this.clock = clock;
		this.loggedAt = new AtomicLong(clock.getAsLong() - INTERVAL);
	}

	/**
	 * Logs an error, unless another was logged a moment ago.
	 * @param server the server's name
	 * @param error the error
	 * @param origin what was thrown, if it is news where that comes from
	 */
	void log(String server, ServerError error, @Nullable Throwable origin) {
		long now = this.clock.getAsLong();
		long before = this.loggedAt.get();
		if (now - before >= INTERVAL && this.loggedAt.compareAndSet(before, now)) {
			logger.warn("{} cannot serve a client and goes on: {} (errors so far: {})", server, error.description(),
					error.count(), (origin instanceof IOException) ? null : origin);
		}
	}

}
