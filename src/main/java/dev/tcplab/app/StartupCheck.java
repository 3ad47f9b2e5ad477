package dev.tcplab.app;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.tcplab.support.CommandLine;
import dev.tcplab.support.Suggestion;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.context.event.ApplicationContextInitializedEvent;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.StringUtils;

/**
 * Makes sure that the profiles say what to run, that all properties have allowed values,
 * and that nothing would be ignored.
 */
class StartupCheck implements ApplicationListener<ApplicationContextInitializedEvent> {

	private static final Logger logger = LoggerFactory.getLogger(StartupCheck.class);

	/**
	 * The lowest of each that Spring Boot takes; -1 switches the actuator off.
	 */
	private static final Map<String, Integer> HTTP_PORTS = Map.of("server.port", 0, "management.server.port", -1);

	@Override
	public void onApplicationEvent(ApplicationContextInitializedEvent event) {
		ConfigurableEnvironment environment = event.getApplicationContext().getEnvironment();
		checkArguments(event.getArgs(), environment);
		checkProfiles(List.of(environment.getActiveProfiles()));
		checkProperties(environment);
		HTTP_PORTS.forEach((property, lowest) -> checkHttpPort(property, lowest, environment));
	}

	private static void checkArguments(String[] args, ConfigurableEnvironment environment) {
		MavenArguments.refuse(Objects.toString(environment.getSystemEnvironment().get("MAVEN_CMD_LINE_ARGS"), ""));
		UnknownOptions.refuse(new DefaultApplicationArguments(args).getOptionNames(), environment);
		UnknownVariables.refuse(environment.getSystemEnvironment());
	}

	private static void checkProperties(Environment environment) {
		KnownProperties.groups()
			.filter((group) -> StringUtils.hasText(environment.getProperty(group.toString())))
			.findFirst()
			.ifPresent((group) -> {
				throw new StartupException("%s is a group of properties and takes no value".formatted(group),
						KnownProperties.below(group));
			});
		Binder.get(environment)
			.bind(TcpLabProperties.PREFIX, Bindable.of(TcpLabProperties.class), new NoUnboundElementsBindHandler(
					new OnlyWhatIsSet(ConfigurationPropertySources.get(environment)), StartupCheck::isChecked));
	}

	/**
	 * The environment has variables of others too, so its names are checked apart.
	 */
	private static boolean isChecked(ConfigurationPropertySource source) {
		return !(source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource);
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
			logger.info(CommandLine.adapt("No profile given, so it is lab: all the servers."
					+ " Choose one with --spring.profiles.active=NAME; --help lists them."));
		}
		else if (active.stream().noneMatch(LabProfile.names()::contains)) {
			throw new StartupException("Nothing to run with profile " + String.join(", ", active),
					"Choose one of %s, as in --spring.profiles.active=%s".formatted(
							String.join(", ", LabProfile.names()),
							Suggestion.nearest(active.get(0), LabProfile.names().stream()).orElse("echo1")));
		}
	}

	/**
	 * Leaves out groups of which nothing is set: their defaults need no check.
	 */
	private record OnlyWhatIsSet(Iterable<ConfigurationPropertySource> sources) implements BindHandler {

		@Override
		public <T> @Nullable Bindable<T> onStart(ConfigurationPropertyName name, Bindable<T> target,
				BindContext context) {
			for (ConfigurationPropertySource source : this.sources) {
				if (source.containsDescendantOf(name) != ConfigurationPropertyState.ABSENT
						|| source.getConfigurationProperty(name) != null) {
					return target;
				}
			}
			return null;
		}

	}

}
