package dev.tcplab.app;

import dev.tcplab.support.AllowedValues;
import dev.tcplab.support.SettingOutOfRangeException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Explains a property with an invalid value, unless a more exact reason is known. */
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class SettingFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
		SettingOutOfRangeException outOfRange = findCause(cause, SettingOutOfRangeException.class);
		if (outOfRange != null) {
			return invalid(outOfRange.value(), cause.getName() + "." + outOfRange.setting(), outOfRange.allowed(),
					cause);
		}
		ConfigurationProperty property = cause.getProperty();
		return (property != null) ? invalid(property.getValue(), property.getName().toString(),
				AllowedValues.of(cause.getTarget().getType()), cause) : null;
	}

	private static FailureAnalysis invalid(@Nullable Object value, String property, String allowed, Throwable cause) {
		return new FailureAnalysis("Invalid value '%s' for %s".formatted(value, property), "Allowed: " + allowed,
				cause);
	}

}
