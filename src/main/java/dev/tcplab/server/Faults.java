package dev.tcplab.server;

import java.io.IOException;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.springframework.core.NestedExceptionUtils;

/**
 * Counts the faults of a server and remembers the last one.
 */
final class Faults {

	private final String server;

	private final FaultLog log;

	private @Nullable Fault last;

	Faults(String server, FaultLog log) {
		this.server = server;
		this.log = log;
	}

	/**
	 * Notes a fault. If there is no memory left to do so, it is not noted.
	 * @param thrown what was thrown
	 */
	void add(Throwable thrown) {
		try {
			String description = description(thrown);
			Fault before;
			Fault fault;
			synchronized (this) {
				before = this.last;
				fault = new Fault(description, Instant.now(), (before != null) ? before.count() + 1 : 1);
				this.last = fault;
			}
			boolean known = before != null && before.description().equals(description);
			this.log.log(this.server, fault, known ? null : thrown);
		}
		catch (OutOfMemoryError ex) {
			// What matters is that the server goes on.
		}
	}

	private static String description(Throwable thrown) {
		Throwable cause = NestedExceptionUtils.getMostSpecificCause(thrown);
		return (cause instanceof IOException) ? String.valueOf(cause.getMessage()) : cause.toString();
	}

	/**
	 * Returns the last fault.
	 * @return the fault, or {@code null} if there was none
	 */
	synchronized @Nullable Fault last() {
		return this.last;
	}

}
