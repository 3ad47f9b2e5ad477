package dev.tcplab.web.actuator;

import java.net.InetAddress;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.tcplab.console.PythonAddress;
import dev.tcplab.protocol.proxy.AddressRange;
import dev.tcplab.server.FaultSettings;
import dev.tcplab.server.ServerSettings;
import dev.tcplab.server.rule.Rules;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.PropertyNamingStrategies.KebabCaseStrategy;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.deser.std.FromStringDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.unit.DataSize;

/** Settings in JSON, with names and values as in a configuration. */
final class SettingsJson {

	private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {
	};

	private static final JsonMapper JSON = JsonMapper.builder()
		.propertyNamingStrategy(new PropertyNames())
		.enumNamingStrategy(EnumNamingStrategies.KEBAB_CASE)
		.changeDefaultPropertyInclusion((inclusion) -> inclusion.withValueInclusion(Include.NON_NULL))
		.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.addModule(new SimpleModule().addSerializer(serializer(DataSize.class, DataSize::toString))
			.addSerializer(serializer(AddressRange.class, AddressRange::toString))
			.addSerializer(serializer(InetAddress.class, PythonAddress::host))
			.addSerializer(serializer(Duration.class, SettingsJson::text))
			.addDeserializer(Duration.class, durations()))
		.build();

	private SettingsJson() {
	}

	/** Leaves out faults and rules, which have endpoints of their own. */
	static Map<String, Object> of(ServerSettings settings) {
		Map<String, Object> all = ofAll(settings);
		all.keySet().removeAll(Set.of("faults", "answers", "otherwise"));
		return all;
	}

	static Map<String, Object> ofAll(Record settings) {
		return JSON.convertValue(settings, MAP);
	}

	static @Nullable Rules rules(String json) {
		return JSON.readValue(json, Rules.class);
	}

	/** Faults that are missing or {@code null} have their defaults. */
	static FaultSettings faults(Map<String, ?> settings) {
		Map<String, Object> all = ofAll(FaultSettings.NONE);
		all.putAll(settings);
		all.values().removeIf(Objects::isNull);
		return JSON.convertValue(all, FaultSettings.class);
	}

	private static String text(Duration time) {
		boolean whole = time.equals(time.truncatedTo(ChronoUnit.SECONDS));
		return DurationStyle.SIMPLE.print(time, whole ? ChronoUnit.SECONDS : ChronoUnit.MILLIS);
	}

	private static <T> ValueSerializer<T> serializer(Class<T> type, Function<T, String> text) {
		return new StdSerializer<>(type) {

			@Override
			public void serialize(T value, JsonGenerator json, SerializationContext context) {
				json.writeString(text.apply(value));
			}

		};
	}

	private static ValueDeserializer<Duration> durations() {
		return new FromStringDeserializer<>(Duration.class) {

			@Override
			protected Duration _deserialize(String text, DeserializationContext context) {
				return DurationStyle.detectAndParse(text, ChronoUnit.SECONDS);
			}

		};
	}

	private static final class PropertyNames extends KebabCaseStrategy {

		private static final long serialVersionUID = 1L;

		@Override
		public String translate(String component) {
			// A keyword of Java.
			return component.equals("during") ? "for" : super.translate(component);
		}

	}

}
