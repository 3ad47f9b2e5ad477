package dev.tcplab.mock;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.core.env.Environment;

/**
 * The mock servers.
 *
 * @param servers names of mock servers; each has its own rules and its own port. By
 * default, there is one server, mock
 */
public record MockSettings(@DefaultValue List<String> servers) {

	private static final String DEFAULT = "mock";

	private static final ConfigurationPropertyName RULES = ConfigurationPropertyName
		.of("tcp-lab.servers.%s.answers".formatted(DEFAULT));

	/** Returns all names, with mock if it has rules or if the settings name no server. */
	public static List<String> names(Environment environment) {
		List<String> names = new ArrayList<>();
		List<String> others = Binder.get(environment)
			.bind("tcp-lab.mock.servers", Bindable.listOf(String.class))
			.orElse(List.of());
		if (others.isEmpty() || hasRules(environment)) {
			names.add(DEFAULT);
		}
		names.addAll(others);
		return names.stream().distinct().toList();
	}

	private static boolean hasRules(Environment environment) {
		return StreamSupport.stream(ConfigurationPropertySources.get(environment).spliterator(), false)
			.anyMatch((source) -> source.containsDescendantOf(RULES) == ConfigurationPropertyState.PRESENT);
	}

}
