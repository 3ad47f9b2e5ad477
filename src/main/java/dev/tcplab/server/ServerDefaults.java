package dev.tcplab.server;

import java.util.Map;

/**
 * Defaults of the settings of all servers, as a bean. The defaults of one server, and
 * properties, override them.
 *
 * @param settings values by the names of the settings, such as {@code port}
 */
public record ServerDefaults(Map<String, ?> settings) {

	public ServerDefaults {
		settings = Map.copyOf(settings);
	}

}
