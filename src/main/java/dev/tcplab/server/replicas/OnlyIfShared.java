package dev.tcplab.server.replicas;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Leaves out everything that Spring Boot makes for Redis, unless it is used.
 */
class OnlyIfShared implements AutoConfigurationImportFilter, EnvironmentAware {

	private static final List<String> PACKAGES = List.of("org.springframework.boot.data.",
			"org.springframework.boot.netty.", "org.springframework.boot.persistence.",
			"org.springframework.boot.transaction.");

	private boolean shared;

	@Override
	public void setEnvironment(Environment environment) {
		this.shared = "redis".equalsIgnoreCase(environment.getProperty("tcp-lab.replicas.store"));
	}

	@Override
	public boolean[] match(@Nullable String[] classes, AutoConfigurationMetadata metadata) {
		boolean[] matches = new boolean[classes.length];
		for (int i = 0; i < classes.length; i++) {
			String name = classes[i];
			matches[i] = this.shared || name == null || PACKAGES.stream().noneMatch(name::startsWith);
		}
		return matches;
	}

}
