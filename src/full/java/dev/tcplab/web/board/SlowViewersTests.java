package dev.tcplab.web.board;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.jayway.jsonpath.JsonPath;
import dev.tcplab.server.Recording;
import dev.tcplab.server.TcpServers;
import dev.tcplab.server.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Viewers of the board that never read.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "tcp-lab.server.port=0", "tcp-lab.board.exchanges=50", "tcp-lab.console.transcript=off",
				"server.tomcat.connection-timeout=1s" })
@ActiveProfiles("echo1")
@Import(Recording.class)
@Timeout(120)
class SlowViewersTests {

	private final HttpClient http = HttpClient.newHttpClient();

	private final List<Wire> viewers = new ArrayList<>();

	@LocalServerPort
	int port;

	@Autowired
	TcpServers servers;

	@AfterEach
	void closeViewers() throws IOException {
		for (Wire viewer : this.viewers) {
			viewer.close();
		}
	}

	@Test
	void disconnectsSlowViewersWithoutDelay() throws Exception {
		String lastEventId = "";
		for (int i = 0; i < BoardView.MOST_VIEWERS; i++) {
			lastEventId = readUntil("id:").substring(3).strip();
		}
		await().untilAsserted(() -> assertThat(get("/board/events").body())
			.contains("20 pages already show the board. Close one of them"));
		String message = "x".repeat(2000);
		String last = lastEventId;
		// If a viewer reads nothing for the connection timeout, Tomcat closes its
		// connection.
		HttpResponse<Stream<String>> back = await().atMost(Duration.ofSeconds(90)).until(() -> {
			for (int i = 0; i < 200; i++) {
				assertThat(Wire.send(this.servers.find("echo1").port(), message)).startsWith("ECHO: xxx");
			}
			assertThat(get("/actuator/health").statusCode()).isEqualTo(200);
			return this.http.send(events(last), BodyHandlers.ofLines());
		}, (response) -> response.statusCode() == 200);
		try (Stream<String> lines = back.body()) {
			String snapshot = lines.filter((line) -> line.startsWith("data:")).findFirst().orElseThrow().substring(5);
			assertThat((int) JsonPath.read(snapshot, "$.missed")).isGreaterThanOrEqualTo(100);
			assertThat((List<?>) JsonPath.read(snapshot, "$.exchanges")).hasSize(50);
		}
		assertThat(get("/board/exchanges.jsonl").body().lines()).hasSize(50);
	}

	/**
	 * Opens the stream of events, reads to the end of the first line with this beginning,
	 * and then reads no more.
	 */
	private String readUntil(String begin) throws IOException {
		Wire viewer = Wire.connect(this.port);
		this.viewers.add(viewer);
		viewer.receiveBuffer(4096);
		viewer.send("GET /board/events HTTP/1.1\r\nHost: localhost\r\n\r\n");
		StringBuilder line = new StringBuilder();
		while (!line.toString().startsWith(begin) || !line.toString().endsWith("\n")) {
			if (line.toString().endsWith("\n")) {
				line.setLength(0);
			}
			line.append(viewer.receive(1));
		}
		return line.toString();
	}

	private HttpRequest events(String lastEventId) {
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/board/events".formatted(this.port)))
			.header("Last-Event-ID", lastEventId)
			.build();
	}

	private HttpResponse<String> get(String path) throws IOException, InterruptedException {
		return this.http.send(
				HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(this.port, path))).build(),
				BodyHandlers.ofString());
	}

}
