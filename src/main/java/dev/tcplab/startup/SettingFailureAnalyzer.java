package dev.tcplab.startup;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import dev.tcplab.failure.SettingOutOfRangeException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.Order;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;

/**
 * Explains a property with a wrong value or a wrong name, unless a more exact reason is
 * known.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class SettingFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

	private static final Map<Class<?>, String> ALLOWED = Map.of(Integer.class, "a whole number", Long.class,
			"a whole number", Boolean.class, "true or false", Duration.class, "a time, such as 500ms, 10s or 2m",
			DataSize.class, "a size in bytes, such as 2048 or 64KB", InetAddress.class,
			"an IP address of this machine, or 0.0.0.0", Path.class, "the name of a file");

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
		return wrongValue(property.getName().toString(), property.getValue(), allowed(cause.getTarget().getType()),
				cause);
	}

	private static FailureAnalysis unbound(ConfigurationProperty property, Throwable cause) {
		ConfigurationPropertyName name = property.getName();
		// An empty value is bound to nothing.
		return KnownProperties.typeOf(name)
			.map((type) -> wrongValue(name.toString(), property.getValue(), allowed(type), cause))
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

	private static String allowed(ResolvableType target) {
		Class<?> type = target.resolve(Object.class);
		if (Collection.class.isAssignableFrom(type) && target.getGeneric().resolve(Object.class).isEnum()) {
			return allowed(target.getGeneric()) + ", several with commas between them";
		}
		if (type.isEnum()) {
			return Arrays.stream(type.getEnumConstants())
				.map((constant) -> constant.toString().toLowerCase(Locale.ROOT))
				.collect(Collectors.joining(", "));
		}
		if (Collection.class.isAssignableFrom(type)) {
			return "one value, or several with commas between them";
		}
		return ALLOWED.getOrDefault(ClassUtils.resolvePrimitiveIfNecessary(type), type.getSimpleName());
	}

}
