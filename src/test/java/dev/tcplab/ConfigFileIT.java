package dev.tcplab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.tcplab.server.Keys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The settings that {@code config/application.yml} offers.
 */
class ConfigFileIT {

	private static final Path FILE = Path.of("config", "application.yml");

	@Test
	void setsNothingAsShipped() throws IOException {
		assertThat(Files.readAllLines(FILE)).allMatch((line) -> line.isEmpty() || line.startsWith("#"));
	}

	@Test
	void acceptsEverySetting(@TempDir Path directory) throws Exception {
		Keys.make(directory, "localhost").writePem(directory);
		Path settings = directory.resolve("application.yml");
		Files.write(settings, settings());
		try (LabProcess lab = LabProcess.start("--spring.profiles.active=echo3",
				"--spring.config.additional-location=file:" + settings, "--tcp-lab.server.port=0", "--server.port=0",
				"--spring.ssl.bundle.pem.lab.keystore.certificate=" + directory.resolve("server.crt"),
				"--spring.ssl.bundle.pem.lab.keystore.private-key=" + directory.resolve("server.key"))) {
			RestTestClient http = RestTestClient.bindToServer()
				.baseUrl("http://127.0.0.1:%d/actuator/tcpservers/echo3".formatted(lab.awaitHttpPort()))
				.build();
			http.get().exchange().expectStatus().isOk().expectBody().json("""
					{"address": "127.0.0.1", "limit": 30, "settings": {
						"max-clients": 1, "read-timeout": "0s", "keep-open": true, "codec": "lf", "ignore-empty": true,
						"stop-timeout": "30s", "ssl": {"bundle": "lab"}
					}}
					""");
			http.delete().exchange().expectStatus().isEqualTo(405);
			assertThat(lab.errorLines()).allMatch((line) -> line.startsWith("{"));
		}
	}

	/**
	 * A line is a setting if nothing stands between the {@code #} and its name.
	 */
	private static List<String> settings() throws IOException {
		return Files.readAllLines(FILE)
			.stream()
			.filter((line) -> line.matches("#\\S.*"))
			.map((line) -> line.substring(1))
			.toList();
	}

}
