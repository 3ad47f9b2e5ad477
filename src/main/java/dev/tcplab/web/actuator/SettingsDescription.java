package dev.tcplab.web.actuator;

import java.lang.reflect.RecordComponent;
import java.net.InetAddress;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.tcplab.console.PythonAddress;
import dev.tcplab.server.FaultSettings;
import dev.tcplab.server.ServerSettings;

import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.ReflectionUtils;

/**
 * A server's settings as one writes them in a configuration.
 */
final class SettingsDescription {

	private SettingsDescription() {
	}

	/**
	 * Shows a server's settings, without its faults, which have an endpoint of their own.
	 */
	static Map<String, Object> of(ServerSettings settings) {
		Map<String, Object> properties = properties(settings);
		properties.remove("faults");
		return properties;
	}

	static Map<String, Object> of(FaultSettings settings) {
		return properties(settings);
	}

	/**
	 * Returns the names of settings as one writes them in a configuration.
	 */
	static Set<String> names(Class<? extends Record> group) {
		return Arrays.stream(group.getRecordComponents())
			.map(SettingsDescription::name)
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	private static String name(RecordComponent component) {
		return DataObjectPropertyName.toDashedForm(component.getName());
	}

	private static Map<String, Object> properties(Object group) {
		Map<String, Object> properties = new LinkedHashMap<>();
		for (RecordComponent component : group.getClass().getRecordComponents()) {
			Object value = ReflectionUtils.invokeMethod(component.getAccessor(), group);
			if (value != null) {
				properties.put(name(component), written(value));
			}
		}
		return properties;
	}

	private static Object written(Object value) {
		if (value instanceof InetAddress address) {
			return PythonAddress.host(address);
		}
		if (value instanceof Duration duration) {
			boolean whole = duration.equals(duration.truncatedTo(ChronoUnit.SECONDS));
			return DurationStyle.SIMPLE.print(duration, whole ? ChronoUnit.SECONDS : ChronoUnit.MILLIS);
		}
		if (value instanceof Enum<?> constant) {
			return constant.toString().toLowerCase(Locale.ROOT);
		}
		if (value instanceof Record group) {
			return properties(group);
		}
		if (value instanceof Collection<?> values) {
			return values.stream().map(SettingsDescription::written).toList();
		}
		return (value instanceof Number || value instanceof Boolean) ? value : value.toString();
	}

}
