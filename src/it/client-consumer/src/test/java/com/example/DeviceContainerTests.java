package com.example;

import dev.tcplab.client.TcpClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The image of TCP Lab, started by a test, which runs only if Docker and the image are
 * available.
 */
@SpringBootTest
@EnabledIf("hasImage")
class DeviceContainerTests {

	static GenericContainer<?> lab = new GenericContainer<>("tcp-lab:2.0.0").withCommand("echo1")
		.withExposedPorts(8080, 9080)
		.waitingFor(Wait.forHttp("/actuator/health/readiness").forPort(9080));

	@DynamicPropertySource
	static void startLab(DynamicPropertyRegistry properties) {
		lab.start();
		properties.add("tcp-lab.client.host", lab::getHost);
		properties.add("tcp-lab.client.port", () -> lab.getMappedPort(8080));
	}

	@AfterAll
	static void stopLab() {
		lab.stop();
	}

	@Test
	void talksToContainer(@Autowired TcpClient client) {
		assertThat(client.talk("hi")).isEqualTo("ECHO: hi\n");
	}

	static boolean hasImage() {
		return DockerClientFactory.instance().isDockerAvailable()
				&& !DockerClientFactory.instance().client().listImagesCmd().withImageNameFilter("tcp-lab:2.0.0").exec().isEmpty();
	}

}
