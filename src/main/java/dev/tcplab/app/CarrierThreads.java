package dev.tcplab.app;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Limits the carriers of the servers' virtual threads to half of the processors, before
 * the first thread starts. With all of them, waking one processor from another cost as
 * much as the exchanges (measured on two: 1.2 to 1.4 times the CPU time).
 */
class CarrierThreads implements EnvironmentPostProcessor {

	static final String PARALLELISM = "jdk.virtualThreadScheduler.parallelism";

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		if (!LabProfile.areOnlyClients(environment) && System.getProperty(PARALLELISM) == null) {
			System.setProperty(PARALLELISM, Integer.toString(halfOf(Runtime.getRuntime().availableProcessors())));
		}
	}

	static int halfOf(int processors) {
		return Math.max(1, processors / 2);
	}

}
