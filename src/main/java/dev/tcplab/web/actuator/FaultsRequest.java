package dev.tcplab.web.actuator;

import java.util.Collection;
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

final class FaultsRequest {

	private FaultsRequest() {
	}

	/** Rejects unknown names and wrong values (400). */
	static FaultSettings read(Map<String, ?> body) {
		body.forEach((name, value) -> {
			if (value != null && value.toString().isBlank()) {
				throw badRequest("Missing value for " + name);
			}
		});
		try {
			return SettingsJson.faults(body);
		}
		catch (UnrecognizedPropertyException ex) {
			throw unknown(ex.getPropertyName(), ex.getKnownPropertyIds());
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

	private static ResponseStatusException unknown(String name, Collection<?> known) {
		String all = known.stream().map(Object::toString).collect(Collectors.joining(", "));
		String meant = Suggestion.didYouMean(name, known.stream().map(Object::toString));
		return badRequest("Unknown fault '%s'. %sKnown: %s".formatted(shown(name), meant, all));
	}

	private static ResponseStatusException wrong(String name, Object value, String allowed) {
		return badRequest("Invalid value '%s' for %s. Allowed: %s".formatted(shown(value), name, allowed));
	}

	private static String shown(Object text) {
		return StringUtils.truncate(text.toString(), 40);
	}

	private static ResponseStatusException badRequest(String detail) {
		return new ResponseStatusException(HttpStatus.BAD_REQUEST, detail);
	}

}
