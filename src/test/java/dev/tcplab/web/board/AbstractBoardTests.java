package dev.tcplab.web.board;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Iterator;
import java.util.stream.Stream;

import dev.tcplab.server.Recording;
import dev.tcplab.server.TcpServers;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

import static org.awaitility.Awaitility.await;

/**
 * Tests that use the same application with a board, one class at a time.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "tcp-lab.server.port=0", "tcp-lab.board.exchanges=20", "tcp-lab.board.message-bytes=1KB",
				"tcp-lab.servers.echo2.codec=length1", "tcp-lab.servers.echo2.keep-open=true",
				"tcp-lab.servers.echo3.codec=lf", "tcp-lab.servers.teacher.codec=raw",
				"tcp-lab.servers.happy.ssl.bundle=lab" })
@ContextConfiguration(initializers = BoardCertificate.class)
@ActiveProfiles({ "happy", "echo1", "echo2", "echo3", "teacher" })
@Import(Recording.class)
@ResourceLock("board")
@Timeout(120)
abstract class AbstractBoardTests {

	final HttpClient http = HttpClient.newHttpClient();

	@LocalServerPort
	int httpPort;

	@Autowired
	TcpServers servers;

	int port(String server) {
		return this.servers.find(server).port();
	}

	HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.httpPort + path));
	}

	HttpResponse<String> get(String path) throws IOException, InterruptedException {
		return this.http.send(request(path).build(), BodyHandlers.ofString());
	}

	HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
		return this.http.send(
				request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)).build(),
				BodyHandlers.ofString());
	}

	/**
	 * Opens the stream of events as soon as fewer than 20 viewers are connected.
	 */
	Stream<String> events(String lastEventId) {
		HttpRequest request = request("/board/events").header("Last-Event-ID", lastEventId).build();
		return await()
			.until(() -> this.http.send(request, BodyHandlers.ofLines()), (response) -> response.statusCode() == 200)
			.body();
	}

	static String next(Iterator<String> lines, String field) {
		return nextWith(lines, field + ":");
	}

	static String nextWith(Iterator<String> lines, String text) {
		String line;
		do {
			line = lines.next();
		}
		while (!line.contains(text));
		return line;
	}

}
