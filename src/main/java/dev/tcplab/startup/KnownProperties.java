package dev.tcplab.startup;

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

	private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of("tcp-lab");

	private KnownProperties() {
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
		ResolvableType type = ResolvableType.forClass(TcpLabProperties.class);
		int known = PREFIX.getNumberOfElements();
		while (known < name.getNumberOfElements()) {
			Optional<ResolvableType> next = component(type, name.getElement(known, Form.DASHED));
			if (next.isEmpty()) {
				break;
			}
			type = next.get();
			known++;
		}
		return "Below %s there are: %s".formatted(name.chop(known), names(type));
	}

	private static Optional<ResolvableType> component(ResolvableType type, String name) {
		if (type.resolve() == Map.class) {
			return Optional.of(type.getGeneric(1));
		}
		return components(type).filter((component) -> dashed(component).equals(name))
			.findFirst()
			.map((component) -> ResolvableType.forType(component.getGenericType()))
			.filter((found) -> found.resolve() == Map.class || found.toClass().isRecord());
	}

	private static String names(ResolvableType type) {
		if (type.resolve() == Map.class) {
			return String.join(", ", LabProfile.servers());
		}
		return components(type).map(KnownProperties::dashed).collect(Collectors.joining(", "));
	}

	private static Stream<RecordComponent> components(ResolvableType type) {
		return Arrays.stream(type.toClass().getRecordComponents());
	}

	private static String dashed(RecordComponent component) {
		return DataObjectPropertyName.toDashedForm(component.getName());
	}

}
