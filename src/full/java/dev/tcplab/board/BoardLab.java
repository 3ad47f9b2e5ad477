package dev.tcplab.board;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import com.jayway.jsonpath.JsonPath;
import dev.tcplab.LabProcess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Three servers and their board as a process, on free ports.
 */
final class BoardLab implements AutoCloseable {

	private final Path directory;

	private final LabProcess process;

	private final String ports;

	private BoardLab(int httpPort, String... arguments) throws IOException {
		this.directory = Files.createTempDirectory("board");
		Path file = this.directory.resolve("ports.json");
		List<String> all = Stream.concat(
				Stream.of("--spring.profiles.active=happy,echo1,echo3", "--tcp-lab.server.port=0",
						"--tcp-lab.server.read-timeout=2s", "--server.port=" + httpPort, "--tcp-lab.port-file=" + file),
				Stream.of(arguments))
			.toList();
		this.process = LabProcess.start(all.toArray(String[]::new));
		await().atMost(Duration.ofMinutes(1)).until(() -> Files.exists(file));
		this.ports = Files.readString(file);
	}

	static BoardLab start(String... arguments) throws IOException {
		return new BoardLab(0, arguments);
	}

	/**
	 * Ends the process, and starts another one whose board is where this one's was.
	 */
	BoardLab restart() throws IOException {
		close();
		return new BoardLab(httpPort());
	}

	int port(String server) {
		return JsonPath.read(this.ports, "$.servers." + server);
	}

	int httpPort() {
		return JsonPath.read(this.ports, "$.http");
	}

	URI url() {
		return URI.create("http://127.0.0.1:%d/".formatted(httpPort()));
	}

	/**
	 * Sends a request with a JSON body.
	 */
	void send(String method, String path, String body) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(url().resolve(path))
			.header("Content-Type", "application/json")
			.method(method, BodyPublishers.ofString(body))
			.build();
		var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
		assertThat(response.statusCode()).as(response.body()).isBetween(200, 204);
	}

	/**
	 * What is downloaded from a link of the page.
	 */
	static String download(String url) throws IOException, InterruptedException {
		var response = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
		assertThat(response.statusCode()).isEqualTo(200);
		return response.body();
	}

	@Override
	public void close() throws IOException {
		this.process.close();
		Files.deleteIfExists(this.directory.resolve("ports.json"));
		Files.deleteIfExists(this.directory);
	}

}
