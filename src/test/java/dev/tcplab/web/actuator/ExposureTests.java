package dev.tcplab.web.actuator;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;

import dev.tcplab.server.Recording;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

/**
 * The endpoints and addresses that the application exposes. Shares the context of
 * {@link HealthTests}.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "tcp-lab.server.port=0", "tcp-lab.server.limit=1", "management.server.port=0" })
@ContextConfiguration(initializers = FixedHappyPort.class)
@ActiveProfiles({ "happy", "echo3" })
@Import(Recording.class)
class ExposureTests {

	@Test
	@SuppressWarnings("unchecked")
	void exposesOnlyChosenEndpoints(@LocalManagementPort int port) {
		http(port).get()
			.uri("/actuator")
			.exchange()
			.expectBody()
			.jsonPath("$._links")
			.value(Map.class,
					(links) -> assertThat(links).containsOnlyKeys("self", "health", "health-path", "info", "metrics",
							"metrics-requiredMetricName", "prometheus", "sbom", "sbom-id", "tcpfaults",
							"tcpfaults-name", "tcpmock", "tcpmock-name", "tcpservers", "tcpservers-name"));
		http(port).get().uri("/actuator/env").exchange().expectStatus().isNotFound();
		http(port).post().uri("/actuator/shutdown").exchange().expectStatus().isNotFound();
	}

	@Test
	void showsContentsOfJar(@LocalManagementPort int port) {
		http(port).get()
			.uri("/actuator/sbom/application")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.value((sbom) -> assertThat(sbom).contains("CycloneDX", "spring-integration-ip"));
	}

	@Test
	void explainsErrorsOnManagementPort(@LocalManagementPort int port) {
		http(port).get()
			.uri("/actuator/tcpservers/echo9")
			.exchange()
			.expectStatus()
			.isNotFound()
			.expectBody()
			.jsonPath("$.detail")
			.isEqualTo("Unknown server 'echo9'. Known servers: echo3, happy");
	}

	private static RestTestClient http(int port) {
		return RestTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build();
	}

	@Test
	void listensOnLoopbackOnly(@LocalServerPort int port, @LocalManagementPort int managementPort) {
		List<InetAddress> others = NetworkAddress.all()
			.stream()
			.filter((address) -> !address.isLocal())
			.map(NetworkAddress::address)
			.toList();
		assumeFalse(others.isEmpty());
		assertThat(others).allSatisfy((address) -> {
			assertThatIOException().isThrownBy(() -> connect(address, port));
			assertThatIOException().isThrownBy(() -> connect(address, managementPort));
		});
	}

	private static void connect(InetAddress address, int port) throws IOException {
		new Socket(address, port).close();
	}

}
