package dev.tcplab.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.springframework.boot.json.JsonParserFactory;
import org.springframework.util.StreamUtils;

/** All properties, including those of libraries, from the configuration metadata. */
final class LibraryProperties {

	private static final String METADATA = "META-INF/spring-configuration-metadata.json";

	private final Map<String, Map<String, Object>> properties = new TreeMap<>();

	private LibraryProperties() {
	}

	/** Reads the metadata, which takes a tenth of a second. */
	static LibraryProperties load() {
		LibraryProperties properties = new LibraryProperties();
		try {
			for (URL url : Collections.list(LibraryProperties.class.getClassLoader().getResources(METADATA))) {
				read(url).filter((property) -> !isRemoved(property))
					.forEach((property) -> properties.properties.put(property.get("name").toString(), property));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return properties;
	}

	@SuppressWarnings("unchecked")
	private static Stream<Map<String, Object>> read(URL url) throws IOException {
		try (var input = url.openStream()) {
			String json = StreamUtils.copyToString(input, StandardCharsets.UTF_8);
			return ((List<Map<String, Object>>) JsonParserFactory.getJsonParser().parseMap(json).get("properties"))
				.stream();
		}
	}

	private static boolean isRemoved(Map<String, Object> property) {
		return property.get("deprecation") instanceof Map<?, ?> deprecation && "error".equals(deprecation.get("level"));
	}

	/** Returns whether a property, or a map that it belongs to, is known. */
	boolean contains(String name) {
		String uniform = LabProperties.uniform(name);
		return this.properties.entrySet().stream().anyMatch((property) -> {
			String known = LabProperties.uniform(property.getKey());
			return known.equals(uniform) || String.valueOf(property.getValue().get("type")).startsWith("java.util.Map<")
					&& uniform.startsWith(known + ".");
		});
	}

	Stream<String> names() {
		return this.properties.keySet().stream();
	}

	/** Returns the first part of a property's description, and its default. */
	String summary(String name) {
		Map<String, Object> property = this.properties.get(name);
		String description = property.get("description").toString().replaceFirst("(?s)(; |\\. |\\.$).*", "");
		String value = property.getOrDefault("defaultValue", "").toString().replaceFirst("(.{22}).{3,}", "$1...");
		return (value.isEmpty() || value.equals("false")) ? description : "%s (%s)".formatted(description, value);
	}

}
