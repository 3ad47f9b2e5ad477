package com.example;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * A web application with a TCP server that does not change the rest of the application.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ExtendWith(OutputCaptureExtension.class)
class ShopApplicationTests {

	@Autowired
	Import client;

	@Autowired
	Environment environment;

	@Test
	void answersOverTcpAndHttp() throws Exception {
		assertThat(this.client.talk("hi")).isEqualTo("HI");
		assertThat(get("/price")).isEqualTo("42 euros");
	}

	@Test
	void showsMetersAndHealth() throws Exception {
		this.client.talk("hi");
		assertThat(get("/actuator/metrics/tcp.server.connections")).contains("upper");
		assertThat(get("/actuator/health")).contains("\"tcpServers\":{", "\"state\":\"listening\"");
	}

	@Test
	void keepsProfilesArgumentsAndOutputOfApplication() throws Exception {
		List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				System.getProperty("java.class.path"), ShopApplication.class.getName(), "import", "--item=hat",
				"--spring.profiles.active=shop,dev", "--server.port=0", "--spring.main.banner-mode=off",
				"--logging.level.root=off");
		Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
		assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines())
			.containsExactly("Imported HAT");
		assertThat(process.waitFor()).isZero();
	}

	@Test
	void namesServerAndPropertyOfPortInUse(CapturedOutput output) throws IOException {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			String port = "--tcp-lab.servers.upper.port=" + taken.getLocalPort();
			assertThatException().isThrownBy(() -> SpringApplication.run(ShopApplication.class, "--server.port=0", port));
			assertThat(output).contains("APPLICATION FAILED TO START", "Problems using port " + taken.getLocalPort(),
					"as in --tcp-lab.servers.upper.port=");
		}
	}

	@Test
	void describesOnlySettingsOfItsJars() throws IOException {
		StringBuilder metadata = new StringBuilder();
		for (URL url : Collections
			.list(getClass().getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
			metadata.append(new String(url.openStream().readAllBytes(), StandardCharsets.UTF_8));
		}
		assertThat(metadata).contains("\"tcp-lab.servers\"", "\"tcp-lab.server.codec\"")
			.doesNotContain("tcp-lab.check", "tcp-lab.board", "tcp-lab.replicas", "tcp-lab.http", "tcp-lab.load");
	}

	@ParameterizedTest
	@ValueSource(strings = { "io.lettuce.core.RedisClient", "io.netty.channel.Channel", "com.samskivert.mustache.Mustache",
			"dev.tcplab.app.Launcher", "dev.tcplab.check.CheckMode" })
	void needsNothingOfProgram(String type) {
		assertThat(ClassUtils.isPresent(type, null)).isFalse();
	}

	private String get(String path) throws Exception {
		URI uri = URI.create("http://127.0.0.1:%s%s".formatted(this.environment.getProperty("local.server.port"), path));
		return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
	}

}
