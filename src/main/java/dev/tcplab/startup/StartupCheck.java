package dev.tcplab.startup;

import java.util.List;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Makes sure that the profiles say what to run, that all properties have allowed values,
 * and that nothing would be ignored.
 */
class StartupCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	private static final Logger logger = LoggerFactory.getLogger(StartupCheck.class);

	/**
	 * The lowest of each that Spring Boot takes; -1 switches the actuator off.
	 */
	private static final Map<String, Integer> HTTP_PORTS = Map.of("server.port", 0, "management.server.port", -1);

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		Environment environment = context.getEnvironment();
		checkArguments(environment);
		checkProfiles(List.of(environment.getActiveProfiles()));
		KnownProperties.groups()
			.filter((group) -> StringUtils.hasText(environment.getProperty(group.toString())))
			.findFirst()
			.ifPresent((group) -> {
				throw new StartupException("%s is a group of properties and takes no value".formatted(group),
						KnownProperties.below(group));
			});
		Binder.get(environment)
			.bind(TcpLabProperties.PREFIX, Bindable.of(TcpLabProperties.class),
					new NoUnboundElementsBindHandler(BindHandler.DEFAULT, new UnboundElementsSourceFilter()));
		HTTP_PORTS.forEach((property, lowest) -> checkHttpPort(property, lowest, environment));
	}

	private static void checkArguments(Environment environment) {
		String words = environment.getProperty(CommandLinePropertySource.DEFAULT_NON_OPTION_ARGS_PROPERTY_NAME);
		if (words != null) {
			throw new StartupException("Unexpected argument '%s'".formatted(words),
					"Options begin with two hyphens, as in --spring.profiles.active=echo1");
		}
	}

	/**
	 * Spring Boot finds a wrong port once the servers listen, and does not say which.
	 */
	private static void checkHttpPort(String property, int lowest, Environment environment) {
		Binder.get(environment).bind(property, Integer.class).ifBound((port) -> {
			if (port < lowest || port > 65535) {
				throw new StartupException("Invalid value '%d' for %s".formatted(port, property),
						"Allowed: %d to 65535".formatted(lowest));
			}
		});
	}

	private static void checkProfiles(List<String> active) {
		if (active.isEmpty()) {
			logger.info("No profile given, so it is lab: all the servers."
					+ " Choose one with --spring.profiles.active=NAME; --help lists them.");
		}
		else if (active.stream().noneMatch(LabProfile.names()::contains)) {
			throw new StartupException("Nothing to run with profile " + String.join(", ", active),
					"Choose one of %s, as in --spring.profiles.active=echo1"
						.formatted(String.join(", ", LabProfile.names())));
		}
	}

}
