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

	ServerErrorLog(LongSupplier clock) {
		this.rate = new OncePerSecond(clock);
	}

	// The origin is null if the error is known, so that its stack trace is logged once.
	void log(String server, ServerError error, @Nullable Throwable origin) {
		// The number of unlogged errors is not needed: the line counts all errors.
		this.rate.log((more) -> logger.warn("{} could not serve a client: {} (errors so far: {})", server,
				error.description(), error.count(), (origin instanceof IOException) ? null : origin));
	}

}
