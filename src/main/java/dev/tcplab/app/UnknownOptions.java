package dev.tcplab.app;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.tcplab.support.Suggestion;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;

/**
 * Refuses options that no part of the program reads.
 */
final class UnknownOptions {

	private static final String PREFIX = TcpLabProperties.PREFIX + ".";

	private static final String PROFILES = "spring.profiles.active";

	/**
	 * The most used ones, for which no metadata has to be read.
	 */
	private static final Set<String> USUAL = Set.of(PROFILES, "server.port", "server.address", "management.server.port",
			"debug");

	private UnknownOptions() {
	}

	/**
	 * Checks that something reads each option; those below {@code tcp-lab} are checked
	 * with their values.
	 * @param options the names of the options
	 * @param environment has their values, and those that refer to them
	 * @throws StartupException if nothing reads one of them
	 */
	static void refuse(Set<String> options, ConfigurableEnvironment environment) {
		List<String> doubtful = options.stream()
			.filter((option) -> !option.startsWith(PREFIX) && !USUAL.contains(option))
			.toList();
		if (doubtful.isEmpty()) {
			return;
		}
		KnownOptions known = KnownOptions.load();
		for (String option : doubtful) {
			if (!known.contains(option) && !isReferredTo(option, environment)) {
				throw unknown(option, environment.getProperty(option, ""), known);
			}
		}
	}

	private static boolean isReferredTo(String option, ConfigurableEnvironment environment) {
		return environment.getPropertySources()
			.stream()
			.filter(EnumerablePropertySource.class::isInstance)
			.flatMap((source) -> values((EnumerablePropertySource<?>) source))
			.anyMatch((value) -> value.contains("${" + option + "}") || value.contains("${" + option + ":"));
	}

	private static Stream<String> values(EnumerablePropertySource<?> source) {
		return Stream.of(source.getPropertyNames()).map(source::getProperty).map(String::valueOf);
	}

	private static StartupException unknown(String option, String value, KnownOptions known) {
		String given = value.isEmpty() ? "" : "=" + value;
		return new StartupException("Unknown option --%s%s".formatted(option, given),
				meant(option, known).map((name) -> "Did you mean --%s%s?".formatted(name, given))
					.orElse("--help lists the most used options"));
	}

	private static Optional<String> meant(String option, KnownOptions known) {
		if (option.startsWith("profile")) {
			return Optional.of(PROFILES);
		}
		Optional<String> shortened = Stream.of(PREFIX, PREFIX + "servers.")
			.map((prefix) -> prefix + option)
			.filter((name) -> KnownProperties.all().map(Object::toString).anyMatch(name::equals))
			.findFirst();
		if (shortened.isPresent()) {
			return shortened;
		}
		Stream<String> all = KnownProperties.all().map(ConfigurationPropertyName::toString);
		return option.contains(".") ? Suggestion.nearest(option, Stream.concat(all, known.names().stream()))
				: Suggestion.nearest(option, all, (name) -> name.substring(name.lastIndexOf('.') + 1));
	}

}
