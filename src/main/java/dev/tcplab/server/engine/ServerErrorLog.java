package dev.tcplab.server.engine;

import java.io.IOException;
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

	private final OncePerSecond rate;

	/**
	 * Creates the log.
	 * @param clock tells the time in nanoseconds
	 */
	ServerErrorLog(LongSupplier clock) {
		this.rate = new OncePerSecond(clock);
	}

	/**
	 * Logs an error, unless another was logged a moment ago.
	 * @param server the server's name
	 * @param error the error
	 * @param origin what was thrown, if it is news where that comes from
	 */
	void log(String server, ServerError error, @Nullable Throwable origin) {
		if (this.rate.mayPass()) {
			logger.warn("{} cannot serve a client and goes on: {} (errors so far: {})", server, error.description(),
					error.count(), (origin instanceof IOException) ? null : origin);
		}
	}

}
