package dev.tcplab.app;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.DefaultPropertiesPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;

/**
 * Gives each server of {@code lab} a port of its own: that of all servers, and the
 * following ones. Port 0 is any free one for each.
 */
class LabPorts implements EnvironmentPostProcessor {

	static final int DEFAULT = 8080;

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		if (environment.acceptsProfiles(Profiles.of(LabProfile.LAB.profile()))) {
			DefaultPropertiesPropertySource.addOrMerge(ports(first(environment)), environment.getPropertySources());
		}
	}

	private static int first(ConfigurableEnvironment environment) {
		String port = environment.getProperty("tcp-lab.server.port", "");
		// Whatever else is given is refused later.
		return port.matches("\\d{1,5}") ? Integer.parseInt(port) : DEFAULT;
	}

	private static Map<String, Object> ports(int first) {
		Map<String, Object> ports = new HashMap<>();
		List<String> servers = LabProfile.servers();
		for (int i = 0; i < servers.size(); i++) {
			ports.put("tcp-lab.servers.%s.port".formatted(servers.get(i)), (first != 0) ? first + i : 0);
		}
		return ports;
	}

}
