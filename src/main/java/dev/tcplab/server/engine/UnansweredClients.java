package dev.tcplab.server.engine;

import java.net.InetSocketAddress;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

import dev.tcplab.console.PythonAddress;
import dev.tcplab.server.Unanswered;
import dev.tcplab.server.Unanswered.Cause;
import dev.tcplab.support.OncePerSecond;
import org.slf4j.Logger;

/**
 * Counts and logs the clients of a server that got no answer. Each cause is logged once
 * per second at most, so that many clients with one cause do not hide another.
 */
final class UnansweredClients {

	private final String server;

	private final Logger logger;

	private final Map<Cause, LongAdder> counts = new EnumMap<>(Cause.class);

	private final Map<Cause, OncePerSecond> rates = new EnumMap<>(Cause.class);

	UnansweredClients(String server, LongSupplier clock, Logger logger) {
		this.server = server;
		this.logger = logger;
		for (Cause cause : Cause.values()) {
			this.counts.put(cause, new LongAdder());
			this.rates.put(cause, new OncePerSecond(clock));
		}
	}

	void add(InetSocketAddress client, Unanswered reason) {
		this.counts.get(reason.cause()).increment();
		this.rates.get(reason.cause())
			.log((more) -> this.logger.info("{} did not answer {}: {}{}", this.server,
					PythonAddress.hostAndPort(client), reason.description(), more));
	}

	long count(Cause cause) {
		return this.counts.get(cause).sum();
	}

}
