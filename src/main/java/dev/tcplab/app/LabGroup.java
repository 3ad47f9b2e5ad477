package dev.tcplab.app;

import java.util.Map;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.DefaultPropertiesPropertySource;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Makes {@code lab} the group of all servers, and {@code class} a group that contains
 * {@code lab}, before any file is read.
 */
class LabGroup implements EnvironmentPostProcessor, Ordered {

	@Override
	public int getOrder() {
		return ConfigDataEnvironmentPostProcessor.ORDER - 1;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		DefaultPropertiesPropertySource.addOrMerge(Map.of("spring.profiles.group.lab",
				String.join(",", LabProfile.ofLab()), "spring.profiles.group.class", LabProfile.LAB.profile()),
				environment.getPropertySources());
	}

}
