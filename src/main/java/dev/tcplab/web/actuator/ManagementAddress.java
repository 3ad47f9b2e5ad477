package dev.tcplab.web.actuator;

import java.util.Map;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Has the actuator listen where HTTP does also if it has a port of its own, for which
 * Spring Boot takes all addresses.
 */
class ManagementAddress implements EnvironmentPostProcessor {

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		if (environment.containsProperty("management.server.port")) {
			environment.getPropertySources()
				.addLast(new MapPropertySource("managementAddress",
						Map.of("management.server.address", "${server.address}")));
		}
	}

}
