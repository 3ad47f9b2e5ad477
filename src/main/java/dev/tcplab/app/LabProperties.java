package dev.tcplab.app;

import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.core.ResolvableType;
import org.springframework.util.ReflectionUtils;

/** The properties below {@code tcp-lab}, in any spelling that Spring Boot accepts. */
final class LabProperties {

	private static final List<String> names = new ArrayList<>();

	private static final Map<String, ResolvableType> types = new HashMap<>();

	private static final Map<String, List<String>> groups = new HashMap<>();

	static {
		add(TcpLabProperties.PREFIX, ResolvableType.forClass(TcpLabProperties.class));
	}

	private LabProperties() {
	}

	private static void add(String name, ResolvableType type) {
		if (type.resolve() == Map.class) {
			List<String> servers = LabProfile.servers();
			groups.put(uniform(name), servers);
			servers.forEach((server) -> add(name + "." + server, type.getGeneric(1)));
		}
		else if (type.toClass().isRecord()) {
			RecordComponent[] components = type.toClass().getRecordComponents();
			groups.put(uniform(name), Stream.of(components).map(LabProperties::dashed).toList());
			for (RecordComponent component : components) {
				add(name + "." + dashed(component), ResolvableType.forType(component.getGenericType()));
			}
		}
		else if (type.resolve() == List.class && type.getGeneric().toClass().isRecord()) {
			add(name, type.getGeneric());
		}
		else {
			names.add(name);
			types.put(uniform(name), type);
		}
	}

	private static String dashed(RecordComponent component) {
		Field field = ReflectionUtils.findField(component.getDeclaringRecord(), component.getName());
		Name name = (field != null) ? field.getAnnotation(Name.class) : null;
		return (name != null) ? name.value() : DataObjectPropertyName.toDashedForm(component.getName());
	}

	/** Returns the names of all properties, those of one server once for each server. */
	static Stream<String> names() {
		return names.stream();
	}

	static @Nullable ResolvableType typeOf(String name) {
		return types.get(uniform(name));
	}

	static boolean isGroup(String name) {
		return groups.containsKey(uniform(name));
	}

	/** Lists the properties of a group, or of the nearest group above an unknown name. */
	static String below(String name) {
		List<String> members = groups.get(uniform(name));
		return (members != null) ? "Properties below %s: %s".formatted(name, String.join(", ", members))
				: below(name.substring(0, name.lastIndexOf('.')));
	}

	/** Returns the form that all spellings of a name have in common, without indexes. */
	static String uniform(String name) {
		return name.replaceAll("\\[[^\\]]*]|[-_]", "").toLowerCase(Locale.ROOT);
	}

}
