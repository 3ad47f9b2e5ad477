package dev.tcplab.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.springframework.boot.json.JsonParserFactory;

/**
 * The metadata of the properties.
 */
final class Metadata {

	private Metadata() {
	}

	@SuppressWarnings("unchecked")
	static List<Map<String, Object>> properties() {
		// Other libraries have a file of this name too.
		Path metadata = Path.of("target", "classes", "META-INF", "spring-configuration-metadata.json");
		try {
			return (List<Map<String, Object>>) JsonParserFactory.getJsonParser()
				.parseMap(Files.readString(metadata))
				.get("properties");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
