package dev.tcplab.server;

import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.NestedExceptionUtils;

/**
 * Counts the faults of a server, remembers the last one, and logs one per second at most.
 */
final class Faults {

	private static final Logger logger = LoggerFactory.getLogger(Faults.class);

	private static final long LOG_INTERVAL = TimeUnit.SECONDS.toNanos(1);

	private final String server;

	private final Executor executor;

	private @Nullable Fault last;

	private long loggedAt = Deadline.now() - LOG_INTERVAL;

	private boolean logging;

	/**
	 * Creates the faults of one server.
	 * @param server the server's name
	 * @param executor takes the logging, which may have to wait for a terminal that takes
	 * nothing
	 */
	Faults(String server, Executor executor) {
		this.server = server;
		this.executor = executor;
	}

	/**
	 * Notes a fault. If there is no memory left to do so, it is not noted.
	 * @param thrown what was thrown
	 */
	void add(Throwable thrown) {
		try {
			Fault fault = new Fault(description(thrown), Instant.now(), 1);
			Throwable news = thrown;
			synchronized (this) {
				if (this.last != null) {
					news = this.last.description().equals(fault.description()) ? null : thrown;
					fault = new Fault(fault.description(), fault.at(), this.last.count() + 1);
				}
				this.last = fault;
			}
			if (isTimeToLog()) {
				log(fault, news);
			}
		}
		catch (OutOfMemoryError ex) {
			// What matters is that the server goes on.
		}
	}

	private static String description(Throwable thrown) {
		Throwable cause = NestedExceptionUtils.getMostSpecificCause(thrown);
		return (cause instanceof IOException) ? String.valueOf(cause.getMessage()) : cause.toString();
	}

	private synchronized boolean isTimeToLog() {
		long now = Deadline.now();
		if (this.logging || now - this.loggedAt < LOG_INTERVAL) {
			return false;
		}
		this.loggedAt = now;
		this.logging = true;
		return true;
	}

	private void log(Fault fault, @Nullable Throwable news) {
		boolean handedOver = false;
		try {
			this.executor.execute(() -> {
				try {
					logger.warn("{} cannot attend a client and goes on: {} (faults so far: {})", this.server,
							fault.description(), fault.count(), (news instanceof IOException) ? null : news);
				}
				finally {
					logged();
				}
			});
			handedOver = true;
		}
		finally {
			if (!handedOver) {
				logged();
			}
		}
	}

	private synchronized void logged() {
		this.logging = false;
	}

	/**
	 * Returns the last fault.
	 * @return the fault, or {@code null} if there was none
	 */
	synchronized @Nullable Fault last() {
		return this.last;
	}

}
