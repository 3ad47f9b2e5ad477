package dev.tcplab.web.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;

/**
 * Where HTTP listens unless that is configured: on this machine only, on port 9080, or on
 * any free port if 9080 is taken, so that two labs can run on one machine. An actuator
 * with its own port listens on the same address. Spring Boot would use all addresses.
 */
public final class HttpDefaults implements EnvironmentPostProcessor {

	public static final int PORT = 9080;

	private static final String LOCAL = "127.0.0.1";

	/** The other file descriptors are for the clients of the servers. */
	private static final int MOST_CONNECTIONS = 100;

	private static final String ADDRESS_PROPERTY = "server.address";

	private static final String PORT_PROPERTY = "server.port";

	public static final String SOURCE = "httpDefaults";

	private static final int ANY_PORT = 0;

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		addTo(environment, PORT);
	}

	static void addTo(ConfigurableEnvironment environment, int port) {
		Map<String, Object> defaults = new HashMap<>();
		defaults.put(ADDRESS_PROPERTY, LOCAL);
		defaults.put(PORT_PROPERTY, isTaken(environment.getProperty(ADDRESS_PROPERTY, LOCAL), port) ? ANY_PORT : port);
		defaults.put("server.tomcat.max-connections", MOST_CONNECTIONS);
		if (environment.containsProperty("management.server.port")) {
			defaults.put("management.server.address", "${server.address}");
		}
		// Other defaults are added earlier, but Spring Boot moves them behind these.
		defaults.keySet().removeIf(environment::containsProperty);
		environment.getPropertySources().addLast(new MapPropertySource(SOURCE, defaults));
	}

	private static boolean isTaken(String address, int port) {
		try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByName(address))) {
			return !probe.isBound();
		}
		catch (IOException ex) {
			return true;
		}
	}

	/** Returns whether HTTP listens on another port because {@value #PORT} is taken. */
	public static boolean hasMoved(ConfigurableEnvironment environment) {
		return Integer.valueOf(ANY_PORT).equals(chosenPort(environment));
	}

	/**
	 * Returns whether another program took the port that was free. If so, start again.
	 */
	public static boolean isPortLost(Throwable failure, ConfigurableEnvironment environment) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof PortInUseException inUse) {
				return Integer.valueOf(inUse.getPort()).equals(chosenPort(environment));
			}
		}
		return false;
	}

	private static @Nullable Object chosenPort(ConfigurableEnvironment environment) {
		PropertySource<?> defaults = environment.getPropertySources().get(SOURCE);
		return (defaults != null) ? defaults.getProperty(PORT_PROPERTY) : null;
	}

}
