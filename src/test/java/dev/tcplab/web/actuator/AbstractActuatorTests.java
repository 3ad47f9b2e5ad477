package dev.tcplab.web.actuator;

import dev.tcplab.server.FaultSettings;
import dev.tcplab.server.Recording;
import dev.tcplab.server.TcpServer;
import dev.tcplab.server.TcpServers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.ResourceLock;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.awaitility.Awaitility.await;

/**
 * Tests that use the same application, one class at a time. No client connects to its
 * server teacher.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "tcp-lab.server.port=0", "tcp-lab.server.stop-timeout=3s", "tcp-lab.servers.echo2.codec=lf",
				"tcp-lab.servers.echo2.message-size=8B", "tcp-lab.servers.echo3.limit=2",
				"tcp-lab.servers.echo3.read-timeout=500ms" })
@ContextConfiguration(initializers = FixedHappyPort.class)
@ActiveProfiles({ "happy", "echo1", "echo2", "echo3", "teacher" })
@Import(Recording.class)
@ResourceLock("actuator")
abstract class AbstractActuatorTests {

	@Autowired
	TcpServers servers;

	@LocalServerPort
	int httpPort;

	RestTestClient http;

	@BeforeEach
	void reset() {
		this.http = RestTestClient.bindToServer()
			.baseUrl("http://127.0.0.1:%d/actuator".formatted(this.httpPort))
			.build();
		this.servers.all().forEach(AbstractActuatorTests::reset);
	}

	private static void reset(TcpServer server) {
		awaitIdle(server);
		server.control().setFaults(FaultSettings.NONE);
		server.control().reset();
		server.control().start();
	}

	static void awaitIdle(TcpServer server) {
		await().until(() -> server.active() == 0);
	}

	int port(String server) {
		return this.servers.find(server).port();
	}

}
