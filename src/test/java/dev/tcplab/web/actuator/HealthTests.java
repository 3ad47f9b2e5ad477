package dev.tcplab.web.actuator;

import java.io.IOException;
import java.net.ServerSocket;

import dev.tcplab.server.FixedPorts;
import dev.tcplab.server.ListenException;
import dev.tcplab.server.Recording;
import dev.tcplab.server.TcpServer;
import dev.tcplab.server.TcpServers;
import dev.tcplab.server.Wire;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Health and information over HTTP. Shares the context of {@link ExposureTests}.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "tcp-lab.server.port=0", "tcp-lab.server.limit=1", "management.server.port=0" })
@ContextConfiguration(initializers = FixedHappyPort.class)
@ActiveProfiles({ "happy", "echo3" })
@Import(Recording.class)
class HealthTests {

	@Autowired
	TcpServers servers;

	RestTestClient http;

	TcpServer happy;

	@BeforeEach
	void reset(@LocalManagementPort int httpPort) {
		this.http = RestTestClient.bindToServer().baseUrl("http://127.0.0.1:%d/actuator".formatted(httpPort)).build();
		this.happy = this.servers.find("happy");
		this.servers.all().forEach((server) -> server.control().reset());
		this.servers.all().forEach((server) -> server.control().start());
	}

	@Test
	void isUpWhileServersListen() {
		expect("/health/tcpServers", 200, """
				{"status": "UP", "details": {
					"happy": {"state": "listening", "port": %d},
					"echo3": {"state": "listening", "port": %d}
				}}
				""".formatted(this.happy.port(), this.servers.find("echo3").port()));
		expect("/health", 200, """
				{"status": "UP", "components": {"tcpServers": {"status": "UP"}}}
				""");
		expect("/health/readiness", 200, """
				{"status": "UP"}
				""");
	}

	@Test
	void isNotReadyWhileServerIsStopped() {
		this.happy.control().stop();
		expect("/health/tcpServers", 200, """
				{"status": "STOPPED", "details": {"happy": {"state": "stopped"}, "echo3": {"state": "listening"}}}
				""");
		expect("/health", 200, """
				{"status": "STOPPED"}
				""");
		expect("/health/readiness", 503, """
				{"status": "STOPPED", "components": {"tcpServers": {"status": "STOPPED"}}}
				""");
		expect("/health/liveness", 200, """
				{"status": "UP"}
				""");
	}

	@Test
	void staysReadyWhenServersFinish() {
		finish(this.servers.find("echo3"));
		expect("/health/tcpServers", 200, """
				{"status": "UP", "details": {"happy": {"state": "listening"}, "echo3": {"state": "finished"}}}
				""");
		finish(this.happy);
		expect("/health/tcpServers", 200, """
				{"status": "FINISHED"}
				""");
		expect("/health/readiness", 200, """
				{"status": "UP"}
				""");
	}

	private static void finish(TcpServer server) {
		Wire.send(server.port(), "Test");
		await().until(() -> server.active() == 0);
	}

	@Test
	void isDownWithReasonWhenServerFails() throws IOException {
		this.happy.control().stop();
		try (ServerSocket other = FixedPorts.bind(this.happy.port())) {
			assertThat(other.isBound()).isTrue();
			assertThatExceptionOfType(ListenException.class).isThrownBy(this.happy.control()::start);
		}
		String down = """
				{"status": "DOWN", "details": {
					"happy": {"state": "failed", "reason": "Problems using port %d: Address already in use"}
				}}
				""".formatted(this.happy.port());
		expect("/health/tcpServers", 503, down);
		expect("/metrics/tcp.server.state?tag=state:failed", 200, """
				{"measurements": [{"statistic": "VALUE", "value": 1.0}]}
				""");
		expect("/health/readiness", 503, """
				{"status": "DOWN"}
				""");
		expect("/health/liveness", 200, """
				{"status": "UP"}
				""");
	}

	@Test
	void doesNotConnectToServers() {
		expect("/health", 200, "{}");
		assertThat(this.happy.snapshot().counts().connections()).isZero();
	}

	@Test
	void showsBuildJavaAndNetwork() {
		this.http.get()
			.uri("/info")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.json("""
					{"build": {"artifact": "tcp-lab", "name": "TCP Lab"}, "java": {"version": "%s"}}
					""".formatted(System.getProperty("java.version")))
			.jsonPath("$.network[*][?(@ == '127.0.0.1')]")
			.exists();
	}

	private void expect(String path, int status, String json) {
		this.http.get().uri(path).exchange().expectStatus().isEqualTo(status).expectBody().json(json);
	}

}
