package dev.tcplab.server.engine;

import java.io.IOException;
import java.time.Instant;

import dev.tcplab.server.ServerError;
import dev.tcplab.support.HeapExhaustion;
import org.jspecify.annotations.Nullable;

import org.springframework.core.NestedExceptionUtils;

/**
 * Counts the errors of a server and remembers the last one.
 */
final class ServerErrors {

	private final String server;

	private final ServerErrorLog log;

	private @Nullable ServerError last;

	ServerErrors(String server, ServerErrorLog log) {
		this.server = server;
		this.log = log;
	}

	void add(Throwable thrown) {
		HeapExhaustion.check(thrown);
		try {
			String description = description(thrown);
			ServerError before;
			ServerError error;
			synchronized (this) {
				before = this.last;
				error = new ServerError(description, Instant.now(), (before != null) ? before.count() + 1 : 1);
				this.last = error;
			}
			boolean known = before != null && before.description().equals(description);
			this.log.log(this.server, error, known ? null : thrown);
		}
		catch (OutOfMemoryError ex) {
			HeapExhaustion.check(ex);
		}
	}

	private static String description(Throwable thrown) {
		Throwable cause = NestedExceptionUtils.getMostSpecificCause(thrown);
		return (cause instanceof IOException) ? String.valueOf(cause.getMessage()) : cause.toString();
	}

	synchronized @Nullable ServerError last() {
		return this.last;
	}

}
