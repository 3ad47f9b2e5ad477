package dev.tcplab.app;

import java.util.Arrays;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/**
 * Opens no HTTP port, and configures no more than a client needs, where nothing but
 * client modes runs, which saves them a fifth of their start (measured).
 */
class ClientsOnly implements EnvironmentPostProcessor, AutoConfigurationImportFilter, EnvironmentAware {

	private boolean clientsOnly;

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		if (holdsFor(environment)) {
			environment.getPropertySources()
				.addLast(new MapPropertySource("clientsOnly", Map.of("spring.main.web-application-type", "none")));
		}
	}

	@Override
	public void setEnvironment(Environment environment) {
		this.clientsOnly = holdsFor(environment);
	}

	@Override
	public boolean[] match(@Nullable String[] autoConfigurationClasses, AutoConfigurationMetadata metadata) {
		boolean[] matches = new boolean[autoConfigurationClasses.length];
		for (int i = 0; i < matches.length; i++) {
			String name = autoConfigurationClasses[i];
			matches[i] = !this.clientsOnly || name != null && isForClients(name);
		}
		return matches;
	}

	private static boolean isForClients(String autoConfigurationClass) {
		return autoConfigurationClass.startsWith("dev.tcplab.")
				|| autoConfigurationClass.startsWith("org.springframework.boot.autoconfigure.")
				|| autoConfigurationClass.startsWith("org.springframework.boot.integration.");
	}

	/**
	 * Whether nothing but client modes runs.
	 * @param environment says which profiles are active
	 * @return whether there is a client mode, and no server
	 */
	static boolean holdsFor(Environment environment) {
		String[] active = environment.getActiveProfiles();
		return Arrays.stream(active).anyMatch(LabProfile.clients()::contains)
				&& Arrays.stream(active).noneMatch(LabProfile.servers()::contains);
	}

}
