package dev.tcplab.app;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.tcplab.mock.MockSettings;
import dev.tcplab.support.AdvisedException;
import dev.tcplab.support.AllowedValues;
import dev.tcplab.support.CommandLine;
import dev.tcplab.support.Suggestion;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.StringUtils;

/** Rejects names that no part of the program reads, instead of ignoring them. */
final class NameCheck {

	private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of(TcpLabProperties.PREFIX);

	private static final String PREFIX = TcpLabProperties.PREFIX + ".";

	static final String PROFILES = "spring.profiles.active";

	/** The most used options, for which no metadata is read. */
	static final Set<String> USUAL = Set.of(PROFILES, "server.port", "server.address", "management.server.port",
			"debug", "trace");

	private static final Pattern VARIABLE = Pattern.compile("TCP_?LAB_.*");

	/**
	 * Variables that Kubernetes and Docker set for a service, as in {@code
	 * TCP_LAB_PORT_8080_TCP}.
	 */
	private static final Pattern VARIABLE_OF_SERVICE = Pattern.compile("(.+?)_(SERVICE_(HOST|PORT)|PORT)(_.*)?");

	private static final Pattern MAVEN_ARGUMENT = Pattern
		.compile("(?:^|\\s)-D((?:spring\\.profiles\\.active|server\\.|tcp-lab\\.)\\S*)");

	private NameCheck() {
	}

	/** Rejects unknown options, except properties below {@code tcp-lab}. */
	static void checkOptions(Set<String> options, ConfigurableEnvironment environment) {
		Set<String> doubtful = new TreeSet<>(options);
		doubtful.removeIf((option) -> option.startsWith(PREFIX) || USUAL.contains(option));
		if (doubtful.isEmpty()) {
			return;
		}
		LibraryProperties known = LibraryProperties.load();
		for (String option : doubtful) {
			// Any property below "info" is shown by /actuator/info.
			if (!known.contains(option) && !option.startsWith("info.") && !isReferredTo(option, environment)) {
				String value = environment.getProperty(option, "");
				String given = value.isEmpty() ? "" : "=" + value;
				throw rejected("Unknown option --" + option + given,
						adviceOnOption(option, value, given, known, environment));
			}
		}
	}

	private static boolean isReferredTo(String option, ConfigurableEnvironment environment) {
		return environment.getPropertySources()
			.stream()
			.filter(EnumerablePropertySource.class::isInstance)
			.map((source) -> (EnumerablePropertySource<?>) source)
			.flatMap((source) -> Stream.of(source.getPropertyNames()).map(source::getProperty))
			.map(String::valueOf)
			.anyMatch((value) -> value.contains("${" + option + "}") || value.contains("${" + option + ":"));
	}

	private static String adviceOnOption(String option, String value, String given, LibraryProperties known,
			ConfigurableEnvironment environment) {
		if (option.startsWith("profile")) {
			return "Did you mean %s?".formatted(LabProfile.names().containsAll(List.of(value.split(",")))
					? value.replace(',', ' ') : "--" + PROFILES + given);
		}
		LabProfile mode = LabProfile.first(Stream.of(environment.getActiveProfiles()));
		return intendedOption(option, mode, known).map((name) -> "Did you mean --%s%s?".formatted(name, given))
			.orElse("%s --help lists the options".formatted(mode.profile()));
	}

	private static Optional<String> intendedOption(String option, LabProfile mode, LibraryProperties known) {
		// The properties of the mode come first.
		List<String> names = Stream.concat(mode.groups().stream(), Stream.of(""))
			.flatMap((group) -> LabProperties.names().filter((name) -> name.startsWith(group)))
			.toList();
		return names.stream()
			.filter((name) -> name.endsWith("." + option))
			.findFirst()
			.or(() -> option.contains(".") ? Suggestion.nearest(option, Stream.concat(names.stream(), known.names()))
					: Suggestion.nearest(option, names.stream(), (name) -> name.substring(name.lastIndexOf('.') + 1)))
			.map((name) -> mode.shortName(name).filter((shortName) -> !shortName.equals(option)).orElse(name));
	}

	/** Rejects empty values too. Environment variables are checked separately. */
	static void checkProperties(ConfigurableEnvironment environment) {
		List<String> mocks = MockSettings.names(environment);
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
			if (source instanceof IterableConfigurationPropertySource properties
					&& !(source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource)) {
				properties.stream()
					.filter(ROOT::isAncestorOf)
					.forEach((name) -> checkProperty(ofKnownServer(name.toString(), mocks),
							properties.getConfigurationProperty(name).getValue().toString()));
			}
		}
	}

	/** Returns the same property of the server mock if another mock server has it. */
	private static String ofKnownServer(String name, List<String> mocks) {
		return mocks.stream()
			.map((mock) -> LabProfile.SERVERS + mock)
			.filter((server) -> name.equals(server) || name.startsWith(server + "."))
			.findFirst()
			.map((server) -> LabProfile.SERVERS + LabProfile.MOCK.profile() + name.substring(server.length()))
			.orElse(name);
	}

	private static void checkProperty(String name, String value) {
		if (LabProperties.isGroup(name)) {
			if (StringUtils.hasText(value)) {
				throw rejected("%s is a group of properties and takes no value".formatted(name),
						LabProperties.below(name));
			}
			return;
		}
		ResolvableType type = LabProperties.typeOf(name);
		if (type == null) {
			throw unknownProperty(name, value);
		}
		if (value.isEmpty() && type.resolve() != String.class && !Collection.class.isAssignableFrom(type.toClass())) {
			throw rejected("Invalid value '' for " + name, "Allowed: " + AllowedValues.of(type));
		}
	}

	private static AdvisedException unknownProperty(String name, String value) {
		if (name.startsWith(LabProfile.SERVERS)) {
			String server = name.substring(LabProfile.SERVERS.length()).replaceFirst("\\..*", "");
			if (!LabProfile.servers().contains(server)) {
				return rejected("Unknown server '%s' in tcp-lab.servers.%1$s".formatted(server),
						"Known servers: %s. tcp-lab.mock.servers names more"
							.formatted(String.join(", ", LabProfile.servers())));
			}
		}
		return rejected("Unknown property %s (value '%s')".formatted(name, value),
				Suggestion.didYouMean(name, LabProperties.names()) + LabProperties.below(name));
	}

	static void checkVariables(Map<String, ?> variables, List<String> mocks) {
		for (String name : new TreeSet<>(variables.keySet())) {
			if (VARIABLE.matcher(name).matches() && !isOfService(name, variables)
					&& knownVariables(mocks).noneMatch(name.replaceAll("_\\d+(?=_|$)", "")::equals)) {
				throw rejected("Unknown environment variable %s=%s".formatted(name, variables.get(name)),
						Suggestion.nearest(name, knownVariables(mocks))
							.map("Did you mean %s?"::formatted)
							.orElse("The environment variable of tcp-lab.server.port is TCPLAB_SERVER_PORT"));
			}
		}
	}

	private static boolean isOfService(String name, Map<String, ?> variables) {
		Matcher service = VARIABLE_OF_SERVICE.matcher(name);
		return service.matches() && variables.containsKey(service.group(1) + "_SERVICE_HOST");
	}

	/**
	 * The two forms that Spring Boot reads: without hyphens, and with underscores
	 * instead.
	 */
	private static Stream<String> knownVariables(List<String> mocks) {
		String mock = LabProfile.SERVERS + LabProfile.MOCK.profile() + ".";
		Stream<String> ofMocks = mocks.stream()
			.flatMap((name) -> LabProperties.names()
				.filter((property) -> property.startsWith(mock))
				.map((property) -> property.replace(mock, LabProfile.SERVERS + name + ".")));
		return Stream.concat(LabProperties.names(), ofMocks)
			.map((name) -> name.replace('.', '_').toUpperCase(Locale.ROOT))
			.flatMap((name) -> Stream.of(name.replace("-", ""), name.replace('-', '_')));
	}

	/** Rejects properties that were given to Maven, which does not pass them on. */
	static void checkMaven(@Nullable Object arguments) {
		Matcher lost = MAVEN_ARGUMENT.matcher(String.valueOf(arguments));
		if (CommandLine.isMaven() && lost.find()) {
			throw rejected("Maven does not pass on -D" + lost.group(1), "Use --" + lost.group(1));
		}
	}

	private static AdvisedException rejected(String problem, String advice) {
		return new AdvisedException(problem, advice, null);
	}

}
