package dev.tcplab.support;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;

public final class AllowedValues {

	private static final Map<Class<?>, String> ALLOWED = Map.of(Integer.class, "a whole number", Long.class,
			"a whole number", Boolean.class, "true or false", Duration.class, "a time, such as 500ms, 10s or 2m",
			DataSize.class, "a size in bytes, such as 2048 or 64KB", InetAddress.class,
			"an IP address of this machine, or 0.0.0.0", Path.class, "the name of a file", String.class, "any text");

	private AllowedValues() {
	}

	/** Describes the allowed values of a type that a setting is bound to. */
	public static String of(ResolvableType target) {
		Class<?> type = target.resolve(Object.class);
		if (Collection.class.isAssignableFrom(type) && target.getGeneric().resolve(Object.class).isEnum()) {
			return of(target.getGeneric()) + ", several with commas between them";
		}
		if (type.isEnum()) {
			return Arrays.stream(type.getEnumConstants())
				.map((constant) -> EnumName.of((Enum<?>) constant))
				.collect(Collectors.joining(", "));
		}
		Allowed allowed = (Collection.class.isAssignableFrom(type) ? target.getGeneric().resolve(Object.class) : type)
			.getAnnotation(Allowed.class);
		if (allowed != null) {
			return allowed.value();
		}
		if (Collection.class.isAssignableFrom(type)) {
			return "one value, or several with commas between them";
		}
		return ALLOWED.getOrDefault(ClassUtils.resolvePrimitiveIfNecessary(type), type.getSimpleName());
	}

}
