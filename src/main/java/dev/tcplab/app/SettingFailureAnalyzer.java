package dev.tcplab.app;

import dev.tcplab.support.AllowedValues;
import dev.tcplab.support.SettingOutOfRangeException;
import dev.tcplab.support.Suggestion;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Explains a property with a wrong value or a wrong name, unless a more exact reason is
 * known.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class SettingFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
		SettingOutOfRangeException outOfRange = findCause(cause, SettingOutOfRangeException.class);
		if (outOfRange != null) {
			return wrongValue(cause.getName() + "." + outOfRange.setting(), outOfRange.value(), outOfRange.allowed(),
					cause);
		}
		UnboundConfigurationPropertiesException unbound = findCause(cause,
				UnboundConfigurationPropertiesException.class);
		if (unbound != null) {
			return unbound(unbound.getUnboundProperties().iterator().next(), cause);
		}
		ConfigurationProperty property = cause.getProperty();
		if (property == null) {
			return noValue(cause);
		}
		return wrongValue(property.getName().toString(), property.getValue(),
				AllowedValues.of(cause.getTarget().getType()), cause);
	}

	private static FailureAnalysis unbound(ConfigurationProperty property, Throwable cause) {
		ConfigurationPropertyName name = property.getName();
		// An empty value is bound to nothing.
		return KnownProperties.typeOf(name)
			.map((type) -> wrongValue(name.toString(), property.getValue(), AllowedValues.of(type), cause))
			.orElseGet(
					() -> new FailureAnalysis("Unknown property %s (value '%s')".formatted(name, property.getValue()),
							meant(name) + KnownProperties.below(name), cause));
	}

	private static String meant(ConfigurationPropertyName name) {
		return Suggestion.nearest(name.toString(), KnownProperties.all().map(ConfigurationPropertyName::toString))
			.map("Did you mean %s? "::formatted)
			.orElse("");
	}

	private static @Nullable FailureAnalysis noValue(BindException cause) {
		ConfigurationPropertyName name = cause.getName();
		return KnownProperties.isBelowPrefix(name)
				? new FailureAnalysis("%s is a group of properties and takes no value".formatted(name),
						KnownProperties.below(name), cause)
				: null;
	}

	private static FailureAnalysis wrongValue(String property, @Nullable Object value, String allowed,
			Throwable cause) {
		return new FailureAnalysis("Invalid value '%s' for %s".formatted(value, property), "Allowed: " + allowed,
				cause);
	}

}
