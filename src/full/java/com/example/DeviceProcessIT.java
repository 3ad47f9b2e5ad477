package com.example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.jayway.jsonpath.JsonPath;
import dev.tcplab.server.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The program, started by the test of another application, as in docs/extending.md.
 */
@SpringJUnitConfig
class DeviceProcessIT {

	@TempDir
	static Path directory;

	static Process lab;

	@DynamicPropertySource
	static void startLab(DynamicPropertyRegistry properties) throws IOException {
		Path ports = directory.resolve("ports.json");
		lab = new ProcessBuilder("java", "-jar", "target/tcp-lab.jar", "echo1", "--port=0", "--server.port=0",
				"--tcp-lab.port-file=" + ports)
			.start();
		await().until(() -> Files.exists(ports));
		int port = JsonPath.parse(ports.toFile()).read("$.servers.echo1");
		properties.add("device.port", () -> port);
	}

	@AfterAll
	static void stopLab() {
		lab.destroy();
	}

	@Test
	void talksToProcess(@Value("${device.port}") int port) {
		assertThat(Wire.send(port, "hi")).isEqualTo("ECHO: hi\n");
	}

	@Configuration(proxyBeanMethods = false)
	static class Application {

	}

}
