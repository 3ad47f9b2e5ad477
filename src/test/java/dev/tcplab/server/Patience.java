package dev.tcplab.server;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * Waits for what must happen: often asked, and long enough for a busy machine.
 */
public final class Patience {

	private Patience() {
	}

	public static ConditionFactory await() {
		return Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(20));
	}

}
