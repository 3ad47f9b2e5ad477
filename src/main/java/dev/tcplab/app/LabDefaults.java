package dev.tcplab.app;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.tcplab.mock.MockSettings;
import dev.tcplab.web.classroom.ClassSettings;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.DefaultPropertiesPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;

/**
 * Defaults that depend on the profiles. Each server of {@code lab}, and each mock server,
 * has a port of its own: that of all servers, and the following ones. Client modes alone
 * need no HTTP, and a class needs it on all addresses.
 */
class LabDefaults implements EnvironmentPostProcessor {

	static final int FIRST_PORT = 8080;

	static final int FIRST_MOCK_PORT = 8085;

	private static final int HTTP_CONNECTIONS_OF_CLASS = 400;

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		Map<String, Object> defaults = new HashMap<>();
		if (environment.acceptsProfiles(Profiles.of(LabProfile.LAB.profile()))) {
			addPorts(defaults, LabProfile.ofLab(), firstPort(environment, FIRST_PORT));
		}
		if (environment.acceptsProfiles(Profiles.of(LabProfile.MOCK.profile()))) {
			addPorts(defaults, MockSettings.names(environment), firstPort(environment, FIRST_MOCK_PORT));
		}
		boolean isClass = environment.acceptsProfiles(Profiles.of(LabProfile.CLASS.profile()));
		if (isClass) {
			defaults.put(ClassSettings.ENABLED, true);
		}
		if ("true".equalsIgnoreCase(environment.getProperty(ClassSettings.ENABLED, String.valueOf(isClass)))) {
			addHttpForClass(defaults, environment);
		}
		if (LabProfile.areOnlyClients(environment)) {
			defaults.put("spring.main.web-application-type", "none");
		}
		DefaultPropertiesPropertySource.addOrMerge(defaults, environment.getPropertySources());
	}

	/** An actuator with its own port stays on this machine, unless that is configured. */
	private static void addHttpForClass(Map<String, Object> defaults, ConfigurableEnvironment environment) {
		defaults.put("server.tomcat.max-connections", HTTP_CONNECTIONS_OF_CLASS);
		if (!environment.containsProperty("server.address")) {
			defaults.put("server.address", "0.0.0.0");
			if (environment.containsProperty("management.server.port")) {
				defaults.put("management.server.address", "127.0.0.1");
			}
		}
	}

	private static int firstPort(ConfigurableEnvironment environment, int usual) {
		String port = environment.getProperty("tcp-lab.server.port", "");
		// Any other value is rejected later.
		return port.matches("\\d{1,5}") ? Integer.parseInt(port) : usual;
	}

	private static void addPorts(Map<String, Object> defaults, List<String> servers, int first) {
		for (int i = 0; i < servers.size(); i++) {
			defaults.put("tcp-lab.servers.%s.port".formatted(servers.get(i)), (first != 0) ? first + i : 0);
		}
	}

}
