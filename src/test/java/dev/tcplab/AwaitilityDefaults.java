package dev.tcplab;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Makes waits end soon after their event, instead of 100 ms later, and gives a busy
 * machine enough time. Registered for all tests in {@code META-INF/services}.
 */
public class AwaitilityDefaults implements BeforeAllCallback {

	@Override
	public void beforeAll(ExtensionContext context) {
		Awaitility.setDefaultPollDelay(Duration.ZERO);
		Awaitility.setDefaultPollInterval(Duration.ofMillis(20));
		Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
	}

}
