package dev.tcplab.server.engine;

import java.io.IOException;
import java.util.function.LongSupplier;

import dev.tcplab.server.ServerError;
import dev.tcplab.support.OncePerSecond;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs the errors of all servers, at most one per second.
 */
final class ServerErrorLog {

	private static final Logger logger = LoggerFactory.getLogger(ServerErrorLog.class);

	private final OncePerSecond rate;

	/**
	 * Creates the log.
	 * @param clock returns the time in nanoseconds
	 */
	ServerErrorLog(LongSupplier clock) {
		this.rate = new OncePerSecond(clock);
	}

	/**
	 * Logs an error, unless another was logged a moment ago.
	 * @param origin the cause to log with its stack trace, if it is new
	 */
	void log(String server, ServerError error, @Nullable Throwable origin) {
		// The line has the number of all errors, so it needs no number of those that are
		// not logged.
		this.rate.log((more) -> logger.warn("{} could not serve a client: {} (errors so far: {})", server,
				error.description(), error.count(), (origin instanceof IOException) ? null : origin));
	}

}
