package dev.tcplab.app;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.core.ResolvableType;

/**
 * The names of the properties, as the records that they are bound to have them.
 */
final class KnownProperties {

	private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of(TcpLabProperties.PREFIX);

	private KnownProperties() {
	}

	/**
	 * Returns the groups of properties, which have no value of their own.
	 * @return their names
	 */
	static Stream<ConfigurationPropertyName> groups() {
		return groups(PREFIX);
	}

	private static Stream<ConfigurationPropertyName> groups(ConfigurationPropertyName name) {
		return typeOf(name).filter(KnownProperties::isGroup)
			.map((type) -> Stream.concat(Stream.of(name),
					names(type).map(name::append).flatMap(KnownProperties::groups)))
			.orElseGet(Stream::empty);
	}

	/**
	 * Returns the properties, those of one server once for each server.
	 * @return their names
	 */
	static Stream<ConfigurationPropertyName> all() {
		return groups().flatMap((group) -> names(typeOf(group).orElseThrow()).map(group::append))
			.filter((name) -> typeOf(name).filter(KnownProperties::isGroup).isEmpty());
	}

	static boolean isBelowPrefix(ConfigurationPropertyName name) {
		return PREFIX.isAncestorOf(name);
	}

	/**
	 * Tells which properties there are where a name goes wrong, or goes on.
	 * @param name the name, below {@code tcp-lab}
	 * @return a sentence
	 */
	static String below(ConfigurationPropertyName name) {
		ConfigurationPropertyName group = name;
		Optional<ResolvableType> type = typeOf(group);
		while (type.filter(KnownProperties::isGroup).isEmpty()) {
			group = group.getParent();
			type = typeOf(group);
		}
		return "Properties below %s: %s".formatted(group, names(type.get()).collect(Collectors.joining(", ")));
	}

	/**
	 * Finds what a property, or a group of properties, is bound to.
	 * @param name the name, from {@code tcp-lab} on
	 * @return the type; empty if there is no such property
	 */
	static Optional<ResolvableType> typeOf(ConfigurationPropertyName name) {
		Optional<ResolvableType> type = Optional.of(ResolvableType.forClass(TcpLabProperties.class));
		for (int element = PREFIX.getNumberOfElements(); element < name.getNumberOfElements(); element++) {
			String next = name.getElement(element, Form.DASHED);
			type = type.filter(KnownProperties::isGroup).flatMap((group) -> component(group, next));
		}
		return type;
	}

	private static boolean isGroup(ResolvableType type) {
		return isMap(type) || type.toClass().isRecord();
	}

	private static boolean isMap(ResolvableType type) {
		return type.resolve() == Map.class;
	}

	private static Optional<ResolvableType> component(ResolvableType group, String name) {
		if (isMap(group)) {
			return Optional.of(group.getGeneric(1));
		}
		return components(group).filter((component) -> dashed(component).equals(name))
			.findFirst()
			.map((component) -> ResolvableType.forType(component.getGenericType()));
	}

	private static Stream<String> names(ResolvableType group) {
		return isMap(group) ? LabProfile.servers().stream() : components(group).map(KnownProperties::dashed);
	}

	private static Stream<RecordComponent> components(ResolvableType type) {
		return Arrays.stream(type.toClass().getRecordComponents());
	}

	private static String dashed(RecordComponent component) {
		return DataObjectPropertyName.toDashedForm(component.getName());
	}

}
