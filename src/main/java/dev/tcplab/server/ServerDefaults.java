package dev.tcplab.server;

import java.util.Map;

/**
 * Defaults for the settings of all servers, if they are a bean. Properties and the
 * defaults of one server override them.
 *
 * @param settings the values by name of the setting, such as {@code port}
 */
public record ServerDefaults(Map<String, ?> settings) {

	public ServerDefaults {
		settings = Map.copyOf(settings);
	}

}
