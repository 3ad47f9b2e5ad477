package dev.tcplab.board;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
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
 * The board keeps to its bounds, whatever clients send and viewers do not read.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "tcp-lab.server.port=0", "tcp-lab.board.exchanges=50", "tcp-lab.servers.echo1.codec=raw",
				"tcp-lab.servers.echo1.message-size=16MB", "tcp-lab.servers.echo2.message-size=64KB",
				"tcp-lab.console.transcript=off", "server.tomcat.connection-timeout=1s" })
@ActiveProfiles({ "echo1", "echo2" })
@Import(Recording.class)
@Timeout(120)
class BoardBoundsTests {

	private final HttpClient http = HttpClient.newHttpClient();

	private final List<AutoCloseable> viewers = new CopyOnWriteArrayList<>();

	@LocalServerPort
	int port;

	@Autowired
	TcpServers servers;

	@AfterEach
	void theViewersLeave() throws Exception {
		for (AutoCloseable viewer : this.viewers) {
			viewer.close();
		}
	}

	@Test
	void keepsTheFirstBytesOfAMessageOfSixteenMegabytes() throws Exception {
		byte[] message = new byte[16 * 1024 * 1024];
		try (Wire client = Wire.connect(this.servers.find("echo1").port())) {
			CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> send(client, message));
			assertThat(client.receiveAll()).hasSize(message.length + 6);
			sent.join();
		}
		await().untilAsserted(() -> assertThat(kept()).anySatisfy((exchange) -> {
			assertThat((int) JsonPath.read(exchange, "$.received.bytes")).isEqualTo(message.length);
			assertThat(bytes(exchange, "$.received.base64")).isEqualTo(2048);
			assertThat(bytes(exchange, "$.sent.base64")).isEqualTo(2048);
			assertThat(exchange.length()).isLessThan(10_000);
		}));
	}

	@Test
	void tenViewersThatNeverReadCostOnlyThemselves() throws Exception {
		String lastEventId = null;
		for (int i = 0; i < 10; i++) {
			Thread reader = new Thread(this::readOn);
			reader.setDaemon(true);
			reader.start();
			lastEventId = stareAndRead("id: ").substring(4).strip();
		}
		await().untilAsserted(() -> assertThat(get("/board/events").body())
			.contains("20 pages show the board already. Close one of them"));
		String message = "x".repeat(2000);
		String last = lastEventId;
		// Until they are cut off, because they took nothing for the connection timeout.
		HttpResponse<Stream<String>> back = await().atMost(Duration.ofSeconds(90)).until(() -> {
			for (int i = 0; i < 200; i++) {
				assertThat(Wire.send(this.servers.find("echo2").port(), message)).startsWith("ECHO: xxx");
			}
			assertThat(get("/actuator/health").statusCode()).isEqualTo(200);
			return this.http.send(events(last), BodyHandlers.ofLines());
		}, (response) -> response.statusCode() == 200);
		try (Stream<String> lines = back.body()) {
			String snapshot = lines.filter((line) -> line.startsWith("data: ")).findFirst().orElseThrow().substring(6);
			assertThat((int) JsonPath.read(snapshot, "$.missed")).isGreaterThanOrEqualTo(100);
			assertThat((List<?>) JsonPath.read(snapshot, "$.exchanges")).hasSize(50);
		}
		assertThat(kept()).hasSize(50)
			.allSatisfy((exchange) -> assertThat(bytes(exchange, "$.received.base64")).isLessThanOrEqualTo(2048));
	}

	/**
	 * Opens the events, reads until there is such a line, and never again.
	 */
	private String stareAndRead(String begin) throws IOException {
		Wire viewer = Wire.connect(this.port);
		this.viewers.add(viewer);
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

	private void readOn() {
		try {
			Stream<String> lines = this.http.send(events(""), BodyHandlers.ofLines()).body();
			this.viewers.add(lines);
			lines.forEach((line) -> {
			});
		}
		catch (IOException | InterruptedException | UncheckedIOException ex) {
			// The test is over.
			Thread.currentThread().interrupt();
		}
	}

	private List<String> kept() throws IOException, InterruptedException {
		return get("/board/exchanges.jsonl").body().lines().toList();
	}

	private static int bytes(String exchange, String path) {
		return Base64.getDecoder().decode((String) JsonPath.read(exchange, path)).length;
	}

	private static void send(Wire client, byte[] message) {
		try {
			client.send(message).halfClose();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
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
