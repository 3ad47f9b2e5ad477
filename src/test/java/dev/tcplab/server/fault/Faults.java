package dev.tcplab.server.fault;

import java.util.HashMap;
import java.util.Map;

import dev.tcplab.server.FaultSettings;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * Makes settings of faults from their names.
 */
public final class Faults {

	private Faults() {
	}

	/**
	 * Makes settings.
	 * @param settings names and values, alternating
	 */
	public static FaultSettings of(Object... settings) {
		Map<String, Object> properties = new HashMap<>();
		for (int i = 0; i < settings.length; i += 2) {
			properties.put("faults." + settings[i], settings[i + 1]);
		}
		return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("faults", FaultSettings.class);
	}

}
