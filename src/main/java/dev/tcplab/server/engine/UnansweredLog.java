package dev.tcplab.server.engine;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

import dev.tcplab.console.PythonAddress;
import dev.tcplab.server.Client;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says of clients that got no answer why, of one a second at most.
 */
final class UnansweredLog {

	private static final Logger logger = LoggerFactory.getLogger(UnansweredLog.class);

	private final OncePerSecond rate;

	private final AtomicLong unsaid = new AtomicLong();

	/**
	 * Creates the log.
	 * @param clock tells the time in nanoseconds
	 */
	UnansweredLog(LongSupplier clock) {
		this.rate = new OncePerSecond(clock);
	}

	/**
	 * Says why a client got no answer, unless that was said of another a moment ago.
	 * @param server the server's name
	 * @param client the client
	 * @param reason why, with the client as subject
	 */
	void log(String server, Client client, String reason) {
		if (this.rate.mayPass()) {
			long others = this.unsaid.getAndSet(0);
			logger.info("{} did not answer {}: {}{}", server, PythonAddress.hostAndPort(client.address()), reason,
					(others > 0) ? " (nor %d others since the last such line)".formatted(others) : "");
		}
		else {
			this.unsaid.incrementAndGet();
		}
	}

}
