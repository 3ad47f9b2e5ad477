package dev.tcplab.web.actuator;

import java.util.stream.Collectors;

import dev.tcplab.server.rule.Rules;
import dev.tcplab.support.AllowedValues;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

import org.springframework.core.ResolvableType;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

final class RulesRequest {

	static final String EXPECTED = "The body must be a JSON object, such as "
			+ "{\"answers\":[{\"equals\":\"PING\",\"answer\":\"PONG\"}]}";

	private RulesRequest() {
	}

	/** Rejects unknown names and values of a wrong type (400). */
	static Rules read(String json) {
		Rules rules = null;
		try {
			rules = SettingsJson.rules(json);
		}
		catch (UnrecognizedPropertyException ex) {
			throw FaultsJson.unknown("key", property(ex), ex.getPropertyName(), ex.getKnownPropertyIds());
		}
		catch (InvalidFormatException ex) {
			throw FaultsJson.wrong(property(ex), ex.getValue(),
					AllowedValues.of(ResolvableType.forClass(ex.getTargetType())));
		}
		catch (JacksonException ex) {
			String property = property(ex);
			throw badRequest(property.isEmpty() ? EXPECTED : "Invalid value for %s. %s".formatted(property, EXPECTED));
		}
		if (rules == null) {
			throw badRequest(EXPECTED);
		}
		return rules;
	}

	private static ResponseStatusException badRequest(String detail) {
		return new ResponseStatusException(HttpStatus.BAD_REQUEST, detail);
	}

	private static String property(JacksonException failure) {
		return failure.getPath()
			.stream()
			.map(RulesRequest::step)
			.collect(Collectors.joining())
			.replaceFirst("^\\.", "");
	}

	private static String step(Reference step) {
		return (step.getPropertyName() != null) ? "." + step.getPropertyName() : "[%d]".formatted(step.getIndex());
	}

}
