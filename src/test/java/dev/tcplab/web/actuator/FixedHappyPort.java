package dev.tcplab.web.actuator;

import dev.tcplab.server.FixedPorts;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Gives the happy server a port that no client takes while the server is stopped.
 */
class FixedHappyPort implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		TestPropertyValues.of("tcp-lab.servers.happy.port=" + FixedPorts.next()).applyTo(context);
	}

}
