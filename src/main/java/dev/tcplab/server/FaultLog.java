package dev.tcplab.server;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs the faults of all servers, one per second at most.
 */
final class FaultLog {

	private static final Logger logger = LoggerFactory.getLogger(FaultLog.class);

	private static final long INTERVAL = TimeUnit.SECONDS.toNanos(1);

	private final Executor executor;

	private final AtomicBoolean busy = new AtomicBoolean();

	private volatile long loggedAt = Deadline.now() - INTERVAL;

	/**
	 * Creates the log.
	 * @param executor takes the logging, which may have to wait for a terminal that takes
	 * nothing
	 */
	FaultLog(Executor executor) {
		this.executor = executor;
	}

	/**
	 * Logs a fault, unless another was logged a moment ago.
	 * @param server the server's name
	 * @param fault the fault
	 * @param origin what was thrown, if it is news where that comes from
	 */
	void log(String server, Fault fault, @Nullable Throwable origin) {
		if (Deadline.now() - this.loggedAt < INTERVAL || !this.busy.compareAndSet(false, true)) {
			return;
		}
		this.loggedAt = Deadline.now();
		boolean handedOver = false;
		try {
			this.executor.execute(() -> logNow(server, fault, origin));
			handedOver = true;
		}
		finally {
			if (!handedOver) {
				this.busy.set(false);
			}
		}
	}

	private void logNow(String server, Fault fault, @Nullable Throwable origin) {
		try {
			logger.warn("{} cannot attend a client and goes on: {} (faults so far: {})", server, fault.description(),
					fault.count(), (origin instanceof IOException) ? null : origin);
		}
		finally {
			this.busy.set(false);
		}
	}

}
