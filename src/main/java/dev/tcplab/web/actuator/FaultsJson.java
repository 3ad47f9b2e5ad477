package dev.tcplab.web.actuator;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import dev.tcplab.server.FaultSettings;
import dev.tcplab.support.AllowedValues;
import dev.tcplab.support.SettingOutOfRangeException;
import dev.tcplab.support.Suggestion;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

import org.springframework.core.ResolvableType;
import org.springframework.http.HttpStatus;
import org.springframework.util.StringUtils;
import org.springframework.web.server.ResponseStatusException;

/** The faults of a server as a flat object of settings. */
public final class FaultsJson {

	private FaultsJson() {
	}

	/**
	 * Returns the settings that differ from the defaults, or nothing if no fault is on.
	 */
	public static Map<String, String> inForce(FaultSettings faults) {
		Map<String, String> settings = new LinkedHashMap<>();
		if (!faults.areOff()) {
			Map<String, Object> defaults = SettingsJson.ofAll(FaultSettings.NONE);
			SettingsJson.ofAll(faults).forEach((name, value) -> {
				if (!value.equals(defaults.get(name))) {
					settings.put(name, value.toString());
				}
			});
		}
		return settings;
	}

	/**
	 * Rejects unknown names and wrong values (400). The problem's {@code property} is the
	 * name.
	 */
	public static FaultSettings read(Map<String, ?> body) {
		body.forEach((name, value) -> {
			if (value != null && value.toString().isBlank()) {
				throw badRequest(name, "Missing value for " + name);
			}
		});
		try {
			return SettingsJson.faults(body);
		}
		catch (UnrecognizedPropertyException ex) {
			throw unknown("fault", ex.getPropertyName(), ex.getPropertyName(), ex.getKnownPropertyIds());
		}
		catch (InvalidFormatException ex) {
			throw wrong(ex.getPath().get(0).getPropertyName(), ex.getValue(),
					AllowedValues.of(ResolvableType.forClass(ex.getTargetType())));
		}
		catch (ValueInstantiationException ex) {
			SettingOutOfRangeException range = (SettingOutOfRangeException) ex.getCause();
			throw wrong(range.setting(), range.value(), range.allowed());
		}
	}

	/** {@code given} is the name with its path, as an error shows it. */
	static ResponseStatusException unknown(String kind, String given, String name, Collection<?> known) {
		String all = known.stream().map(Object::toString).collect(Collectors.joining(", "));
		String meant = Suggestion.didYouMean(name, known.stream().map(Object::toString));
		return badRequest(name, "Unknown %s '%s'. %sKnown: %s".formatted(kind, shown(given), meant, all));
	}

	static ResponseStatusException wrong(String name, Object value, String allowed) {
		return badRequest(name, "Invalid value '%s' for %s. Allowed: %s".formatted(shown(value), name, allowed));
	}

	private static String shown(Object text) {
		return StringUtils.truncate(text.toString(), 40);
	}

	private static ResponseStatusException badRequest(String name, String detail) {
		ResponseStatusException refusal = new ResponseStatusException(HttpStatus.BAD_REQUEST, detail);
		refusal.getBody().setProperty("property", shown(name));
		return refusal;
	}

}
