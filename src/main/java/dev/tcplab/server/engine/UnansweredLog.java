package dev.tcplab.server.engine;

import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

import dev.tcplab.console.PythonAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs why clients got no answer, at most one per second.
 */
final class UnansweredLog {

	private static final Logger logger = LoggerFactory.getLogger(UnansweredLog.class);

	private final OncePerSecond rate;

	private final AtomicLong unsaid = new AtomicLong();

	/**
	 * Creates the log.
	 * @param clock returns the time in nanoseconds
	 */
	UnansweredLog(LongSupplier clock) {
		this.rate = new OncePerSecond(clock);
	}

	/**
	 * Logs why a client got no answer, unless another client was logged a moment ago.
	 */
	void log(String server, InetSocketAddress client, String reason) {
		if (this.rate.mayPass()) {
			long others = this.unsaid.getAndSet(0);
			logger.info("{} did not answer {}: {}{}", server, PythonAddress.hostAndPort(client), reason,
					(others > 0) ? " (nor %d others since the last such line)".formatted(others) : "");
		}
		else {
			this.unsaid.incrementAndGet();
		}
	}

}
