package dev.tcplab.app;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The metadata with which an IDE completes the properties.
 */
class ConfigurationMetadataTests {

	@Test
	void describesEveryProperty() {
		assertThat(Metadata.properties()).isNotEmpty()
			.allSatisfy((property) -> assertThat(property).containsKey("description"));
	}

	@Test
	void containsSettingsOfServer() {
		assertThat(Metadata.properties()).extracting((property) -> property.get("name"))
			.contains("tcp-lab.server.address", "tcp-lab.server.port", "tcp-lab.server.backlog",
					"tcp-lab.server.max-clients", "tcp-lab.server.message-size", "tcp-lab.server.read-timeout",
					"tcp-lab.server.write-timeout", "tcp-lab.server.limit", "tcp-lab.server.greeting",
					"tcp-lab.server.keep-open", "tcp-lab.server.codec", "tcp-lab.server.stop-timeout",
					"tcp-lab.server.ignore-empty", "tcp-lab.server.ssl.bundle", "tcp-lab.server.ssl.client-auth",
					"tcp-lab.client.ssl.bundle", "tcp-lab.load.clients", "tcp-lab.load.exchanges",
					"tcp-lab.load.duration", "tcp-lab.load.rate", "tcp-lab.load.message", "tcp-lab.load.expect",
					"tcp-lab.load.report", "tcp-lab.servers", "tcp-lab.console.prefix", "tcp-lab.console.time",
					"tcp-lab.console.transcript", "tcp-lab.port-file");
	}

	@Test
	void containsDocumentedDefaults() {
		assertThat(Metadata.properties())
			.filteredOn((property) -> property.get("name").equals("tcp-lab.server.read-timeout"))
			.singleElement()
			.extracting((property) -> property.get("defaultValue"))
			.isEqualTo("10s");
	}

}
