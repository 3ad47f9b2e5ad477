package dev.tcplab.app;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.tcplab.support.Suggestion;

/**
 * Refuses environment variables that seem to be properties below {@code tcp-lab}, and are
 * none.
 */
final class UnknownVariables {

	private static final Pattern OURS = Pattern.compile("TCP_?LAB_.*");

	/**
	 * What Kubernetes and Docker tell of a service, as in {@code TCP_LAB_PORT_8080_TCP}.
	 */
	private static final Pattern OF_SERVICE = Pattern.compile("(.+?)_(SERVICE_(HOST|PORT)|PORT)(_.*)?");

	private UnknownVariables() {
	}

	/**
	 * Checks the names of environment variables.
	 * @param variables the environment variables
	 * @throws StartupException if a property was meant and none has that name
	 */
	static void refuse(Map<String, ?> variables) {
		Set<String> doubtful = variables.keySet()
			.stream()
			.filter((name) -> OURS.matcher(name).matches() && !isOfService(name, variables))
			.collect(Collectors.toCollection(TreeSet::new));
		if (doubtful.isEmpty()) {
			return;
		}
		Set<String> known = known().collect(Collectors.toSet());
		doubtful.stream().filter((name) -> !known.contains(withoutIndex(name))).findFirst().ifPresent((name) -> {
			throw new StartupException("Unknown environment variable %s=%s".formatted(name, variables.get(name)),
					Suggestion.nearest(name, known())
						.map("Did you mean %s?"::formatted)
						.orElse("The environment variable of tcp-lab.server.port is TCPLAB_SERVER_PORT"));
		});
	}

	private static boolean isOfService(String name, Map<String, ?> variables) {
		Matcher service = OF_SERVICE.matcher(name);
		return service.matches() && variables.containsKey(service.group(1) + "_SERVICE_HOST");
	}

	private static String withoutIndex(String name) {
		return name.replaceFirst("_\\d+$", "");
	}

	/**
	 * The two forms that Spring Boot reads, without the hyphens and with underscores for
	 * them.
	 */
	private static Stream<String> known() {
		return KnownProperties.all()
			.map((name) -> name.toString().replace('.', '_').toUpperCase(Locale.ROOT))
			.flatMap((name) -> Stream.of(name.replace("-", ""), name.replace('-', '_')));
	}

}
