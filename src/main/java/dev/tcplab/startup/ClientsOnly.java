package dev.tcplab.startup;

import java.util.Arrays;
import java.util.Map;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Opens no HTTP port, and starts faster, where nothing but client modes runs.
 */
class ClientsOnly implements EnvironmentPostProcessor {

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		String[] active = environment.getActiveProfiles();
		boolean clients = Arrays.stream(active).anyMatch(LabProfile.clients()::contains);
		boolean servers = Arrays.stream(active).anyMatch(LabProfile.servers()::contains);
		if (clients && !servers) {
			environment.getPropertySources()
				.addLast(new MapPropertySource("clientsOnly",
						Map.of("spring.main.web-application-type", "none", "spring.main.lazy-initialization", true)));
		}
	}

}
