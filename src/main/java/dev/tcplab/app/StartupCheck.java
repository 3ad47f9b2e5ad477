package dev.tcplab.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.tcplab.mock.MockSettings;
import dev.tcplab.support.AdvisedException;
import dev.tcplab.support.CommandLine;
import dev.tcplab.support.Suggestion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;

/** Checks the command before anything starts. Binding checks the values of properties. */
class StartupCheck implements SpringApplicationRunListener {

	/** The property with the first argument, as it was typed. */
	static final String FIRST_ARGUMENT = "first-argument";

	private static final Logger logger = LoggerFactory.getLogger(StartupCheck.class);

	private static final int HIGHEST_PORT = 65535;

	private final String[] args;

	StartupCheck(SpringApplication application, String[] args) {
		this.args = args;
	}

	@Override
	public void contextPrepared(ConfigurableApplicationContext context) {
		ConfigurableEnvironment environment = context.getEnvironment();
		NameCheck.checkMaven(environment.getSystemEnvironment().get("MAVEN_CMD_LINE_ARGS"));
		NameCheck.checkOptions(new DefaultApplicationArguments(this.args).getOptionNames(), environment);
		NameCheck.checkVariables(environment.getSystemEnvironment(), MockSettings.names(environment));
		checkProfiles(List.of(environment.getActiveProfiles()));
		NameCheck.checkProperties(environment);
		checkTarget(environment);
		checkHttpPort("server.port", 0, environment);
		// -1 disables the actuator.
		checkHttpPort("management.server.port", -1, environment);
		String portFile = environment.getProperty(TcpLabProperties.PREFIX + ".port-file", "");
		if (!portFile.isEmpty() && !LabProfile.areOnlyClients(environment)) {
			PortFile.removeOld(Path.of(portFile).toAbsolutePath());
		}
	}

	private static void checkProfiles(List<String> active) {
		if (active.isEmpty()) {
			logger.info("No profile given; running lab (all servers). Choose one of {}, as in {}. {} explains them.",
					String.join(", ", LabProfile.names()), CommandLine.arguments("echo1"),
					CommandLine.arguments("--help"));
		}
		else if (active.stream().noneMatch(LabProfile.names()::contains)) {
			throw new AdvisedException("Nothing to run with profile " + String.join(", ", active),
					"Choose one of %s, as in %s".formatted(String.join(", ", LabProfile.names()),
							CommandLine.arguments(
									Suggestion.nearest(active.get(0), LabProfile.names().stream()).orElse("echo1"))),
					null);
		}
	}

	private static void checkTarget(ConfigurableEnvironment environment) {
		// In the long form, the default applies.
		if (LabProfile.PING.profile().equals(environment.getProperty(FIRST_ARGUMENT))
				&& LabProfile.areOnlyClients(environment)
				&& Binder.get(environment)
					.bind("tcp-lab.client", Bindable.mapOf(String.class, Object.class))
					.orElse(Map.of())
					.keySet()
					.stream()
					.noneMatch((name) -> name.matches("(host|port|targets).*"))) {
			throw new AdvisedException("ping needs a target",
					"Name one or more, as in " + CommandLine.arguments("ping urjc.es:80 127.0.0.1:8080"), null);
		}
	}

	/** Spring Boot finds a wrong port late, and does not name the property. */
	private static void checkHttpPort(String property, int lowest, ConfigurableEnvironment environment) {
		String port = environment.getProperty(property, "");
		if (!port.isEmpty() && (!port.matches("-?\\d{1,9}") || Integer.parseInt(port) < lowest
				|| Integer.parseInt(port) > HIGHEST_PORT)) {
			throw new AdvisedException("Invalid value '%s' for %s".formatted(port, property),
					"Allowed: %d to %d".formatted(lowest, HIGHEST_PORT), null);
		}
	}

}
