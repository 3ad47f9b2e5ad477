package dev.tcplab.server.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.tcplab.server.ServerSettings;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.env.Environment;

/**
 * Resolves the settings of a server, in this order: its own properties, the properties of
 * all servers, its own defaults, and the defaults of all servers.
 */
final class ServerSettingsResolver {

	private static final ConfigurationPropertyName ALL = ConfigurationPropertyName.of("tcp-lab.server");

	private static final ConfigurationPropertyName EACH = ConfigurationPropertyName.of("tcp-lab.servers");

	private final Environment environment;

	private final Map<String, ?> defaultsOfAll;

	ServerSettingsResolver(Environment environment, Map<String, ?> defaultsOfAll) {
		this.environment = environment;
		this.defaultsOfAll = defaultsOfAll;
	}

	ServerSettings resolve(String server, Map<String, ?> defaults) {
		ConfigurationPropertyName own = EACH.append(server);
		List<ConfigurationPropertySource> sources = new ArrayList<>();
		ConfigurationPropertySources.get(this.environment).forEach(sources::add);
		List<ConfigurationPropertySource> general = sources.stream().map((source) -> under(own, source)).toList();
		sources.addAll(general);
		sources.add(under(own, new MapConfigurationPropertySource(prefixed(defaults))));
		sources.add(under(own, new MapConfigurationPropertySource(prefixed(this.defaultsOfAll))));
		ServerSettings settings = new Binder(sources, new PropertySourcesPlaceholdersResolver(this.environment))
			.bindOrCreate(own.toString(), Bindable.of(ServerSettings.class));
		if (settings.port() == null) {
			throw ListenFailures.withoutPort(server);
		}
		return settings;
	}

	// Maps the properties of all servers to the names of one.
	private static ConfigurationPropertySource under(ConfigurationPropertyName own,
			ConfigurationPropertySource source) {
		return (name) -> own.isAncestorOf(name)
				? source.getConfigurationProperty(ALL.append(name.subName(own.getNumberOfElements()))) : null;
	}

	private static Map<String, Object> prefixed(Map<String, ?> defaults) {
		Map<String, Object> properties = new HashMap<>();
		defaults.forEach((setting, value) -> properties.put(ALL.append(setting).toString(), value));
		return properties;
	}

}
