package dev.tcplab.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.springframework.boot.json.JsonParserFactory;
import org.springframework.util.StreamUtils;

/**
 * The properties that the program and its libraries read, as their metadata tells.
 */
final class KnownOptions {

	private static final String METADATA = "META-INF/spring-configuration-metadata.json";

	/**
	 * Not in the metadata: what {@code /actuator/info} shows.
	 */
	private static final String INFO = "info.";

	/**
	 * By name, without hyphens and in lower case: the type.
	 */
	private final Map<String, String> types = new TreeMap<>();

	private final List<String> names;

	private KnownOptions(Stream<Map<String, Object>> properties) {
		this.names = properties.filter((property) -> !isGone(property)).map((property) -> {
			String name = property.get("name").toString();
			this.types.put(canonical(name), String.valueOf(property.get("type")));
			return name;
		}).toList();
	}

	/**
	 * Reads the metadata of all libraries, which takes a tenth of a second.
	 * @return the known properties
	 */
	static KnownOptions load() {
		try {
			return new KnownOptions(Collections.list(KnownOptions.class.getClassLoader().getResources(METADATA))
				.stream()
				.flatMap(KnownOptions::read));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@SuppressWarnings("unchecked")
	private static Stream<Map<String, Object>> read(URL metadata) {
		try (var input = metadata.openStream()) {
			String json = StreamUtils.copyToString(input, StandardCharsets.UTF_8);
			return ((List<Map<String, Object>>) JsonParserFactory.getJsonParser().parseMap(json).get("properties"))
				.stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static boolean isGone(Map<String, Object> property) {
		return property.get("deprecation") instanceof Map<?, ?> deprecation && "error".equals(deprecation.get("level"));
	}

	/**
	 * Whether something reads a property.
	 * @param name the name, in any form that Spring Boot understands
	 * @return whether it, or a map that it belongs to, is known
	 */
	boolean contains(String name) {
		String canonical = canonical(name);
		return this.types.containsKey(canonical) || name.startsWith(INFO) || isInMap(canonical);
	}

	private boolean isInMap(String canonical) {
		for (int dot = canonical.lastIndexOf('.'); dot > 0; dot = canonical.lastIndexOf('.', dot - 1)) {
			if (this.types.getOrDefault(canonical.substring(0, dot), "").startsWith("java.util.Map<")) {
				return true;
			}
		}
		return false;
	}

	private static String canonical(String name) {
		return name.replaceAll("\\[.*", "").replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
	}

	List<String> names() {
		return this.names;
	}

}
