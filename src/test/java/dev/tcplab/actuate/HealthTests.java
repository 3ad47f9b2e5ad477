package dev.tcplab.actuate;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

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
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Health and information over HTTP.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "tcp-lab.server.port=0", "tcp-lab.server.limit=1" })
@ActiveProfiles({ "happy", "echo3" })
@Import(Recording.class)
class HealthTests {

	private static final int HAPPY_PORT = Wire.freePort();

	@Autowired
	TcpServers servers;

	RestTestClient http;

	TcpServer happy;

	@DynamicPropertySource
	static void givePort(DynamicPropertyRegistry properties) {
		properties.add("tcp-lab.servers.happy.port", () -> HAPPY_PORT);
	}

	@BeforeEach
	void beginAnew(@LocalServerPort int httpPort) {
		this.http = RestTestClient.bindToServer().baseUrl("http://127.0.0.1:%d/actuator".formatted(httpPort)).build();
		this.happy = this.servers.find("happy");
		this.servers.all().forEach(TcpServer::reset);
		this.servers.all().forEach(TcpServer::start);
	}

	@Test
	void listeningIsUp() {
		expect("/health/tcpServers", 200, """
				{"status": "UP", "details": {
					"happy": {"state": "listening", "port": %d},
					"echo3": {"state": "listening", "port": %d}
				}}
				""".formatted(HAPPY_PORT, this.servers.find("echo3").port()));
		expect("/health", 200, """
				{"status": "UP", "components": {"tcpServers": {"status": "UP"}}}
				""");
		expect("/health/readiness", 200, """
				{"status": "UP"}
				""");
	}

	@Test
	void stoppedIsNotReady() {
		this.happy.stop();
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
	void finishedIsNeutral() {
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
	void failedIsDownAndSaysWhy() throws IOException {
		this.happy.stop();
		try (ServerSocket other = new ServerSocket()) {
			other.bind(new InetSocketAddress(HAPPY_PORT));
			assertThatExceptionOfType(ListenException.class).isThrownBy(this.happy::start);
		}
		String down = """
				{"status": "DOWN", "details": {
					"happy": {"state": "failed", "reason": "Problems using port %d: Address already in use"}
				}}
				""".formatted(HAPPY_PORT);
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
	void askingIsNoClient() {
		expect("/health", 200, "{}");
		assertThat(this.happy.snapshot().counts().connections()).isZero();
	}

	@Test
	void informsOfBuildJavaAndNetwork() {
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
