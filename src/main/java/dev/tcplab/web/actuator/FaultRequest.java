package dev.tcplab.web.actuator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import dev.tcplab.server.FaultSettings;
import dev.tcplab.support.AllowedValues;
import dev.tcplab.support.SettingOutOfRangeException;
import dev.tcplab.support.Suggestion;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.http.HttpStatus;
import org.springframework.util.StringUtils;
import org.springframework.web.server.ResponseStatusException;

/**
 * Reads faults from a request, as properties are read at the start.
 */
final class FaultRequest {

	private static final String PREFIX = "faults";

	private static final Set<String> NAMES = SettingsDescription.names(FaultSettings.class);

	private FaultRequest() {
	}

	/**
	 * Reads faults.
	 * @param body the settings by their names; those that are missing have their default
	 * @return the faults
	 * @throws ResponseStatusException 400 for an unknown name or a wrong value
	 */
	static FaultSettings read(Map<String, ?> body) {
		Map<String, Object> properties = new LinkedHashMap<>();
		body.forEach((name, value) -> {
			if (!NAMES.contains(name)) {
				throw unknown(name);
			}
			if (value != null) {
				if (value.toString().isBlank()) {
					throw badRequest("Missing value for " + name);
				}
				properties.put(PREFIX + "." + name, value);
			}
		});
		try {
			return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate(PREFIX, FaultSettings.class);
		}
		catch (BindException ex) {
			throw wrong(ex);
		}
	}

	private static ResponseStatusException unknown(String name) {
		String meant = Suggestion.nearest(name, NAMES.stream()).map("Did you mean %s? "::formatted).orElse("");
		return badRequest("Unknown fault '%s'. %sKnown: %s".formatted(shown(name), meant, String.join(", ", NAMES)));
	}

	private static ResponseStatusException wrong(BindException cause) {
		for (Throwable part = cause; part != null; part = part.getCause()) {
			if (part instanceof SettingOutOfRangeException range) {
				return wrong(range.setting(), range.value(), range.allowed());
			}
		}
		Object value = (cause.getProperty() != null) ? cause.getProperty().getValue() : null;
		return wrong(cause.getName().getLastElement(Form.DASHED), value, AllowedValues.of(cause.getTarget().getType()));
	}

	private static ResponseStatusException wrong(String name, @Nullable Object value, String allowed) {
		return badRequest("Invalid value '%s' for %s. Allowed: %s".formatted(shown(value), name, allowed));
	}

	private static String shown(@Nullable Object text) {
		return StringUtils.truncate(String.valueOf(text), 40);
	}

	private static ResponseStatusException badRequest(String detail) {
		return new ResponseStatusException(HttpStatus.BAD_REQUEST, detail);
	}

}
