package dev.tcplab.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.boot.json.JsonParserFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an IDE knows about the properties.
 */
class ConfigurationMetadataTests {

	@Test
	void everyPropertyIsDescribed() throws IOException {
		assertThat(properties()).isNotEmpty().allSatisfy((property) -> assertThat(property).containsKey("description"));
	}

	@Test
	void everySettingOfAServerIsThere() throws IOException {
		assertThat(properties()).extracting((property) -> property.get("name"))
			.contains("tcp-lab.server.address", "tcp-lab.server.port", "tcp-lab.server.backlog",
					"tcp-lab.server.max-clients", "tcp-lab.server.message-size", "tcp-lab.server.read-timeout",
					"tcp-lab.server.write-timeout", "tcp-lab.server.limit", "tcp-lab.server.greeting",
					"tcp-lab.server.keep-open", "tcp-lab.server.codec", "tcp-lab.server.stop-timeout",
					"tcp-lab.server.ignore-empty", "tcp-lab.server.ssl.bundle", "tcp-lab.server.ssl.client-auth",
					"tcp-lab.client.ssl.bundle", "tcp-lab.load.clients", "tcp-lab.load.exchanges",
					"tcp-lab.load.duration", "tcp-lab.load.rate", "tcp-lab.load.message", "tcp-lab.load.expect",
					"tcp-lab.load.report", "tcp-lab.servers", "tcp-lab.console.prefix");
	}

	@Test
	void defaultsAreTheDocumentedOnes() throws IOException {
		assertThat(properties()).filteredOn((property) -> property.get("name").equals("tcp-lab.server.read-timeout"))
			.singleElement()
			.extracting((property) -> property.get("defaultValue"))
			.isEqualTo("10s");
	}

	@SuppressWarnings("unchecked")
	private static List<Map<String, Object>> properties() throws IOException {
		// Other libraries have a file of this name too.
		Path metadata = Path.of("target", "classes", "META-INF", "spring-configuration-metadata.json");
		return (List<Map<String, Object>>) JsonParserFactory.getJsonParser()
			.parseMap(Files.readString(metadata))
			.get("properties");
	}

}
