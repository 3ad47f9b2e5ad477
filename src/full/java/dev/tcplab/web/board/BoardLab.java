package dev.tcplab.web.board;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

import dev.tcplab.TcpLabApplication;
import dev.tcplab.server.Recording;
import dev.tcplab.server.TcpServers;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application with the five servers of the lesson and their board.
 */
final class BoardLab implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private final URI url;

	private BoardLab(ConfigurableApplicationContext context) {
		this.context = context;
		this.url = URI
			.create("http://127.0.0.1:%s/".formatted(context.getEnvironment().getProperty("local.server.port")));
	}

	static BoardLab start(String... arguments) {
		return start(0, arguments);
	}

	static BoardLab start(int httpPort, String... arguments) {
		List<String> all = new ArrayList<>(List.of("--tcp-lab.server.port=0", "--server.port=" + httpPort));
		all.addAll(List.of(arguments));
		return new BoardLab(new SpringApplicationBuilder(TcpLabApplication.class, Recording.class)
			.profiles("happy", "echo1", "echo2", "echo3", "teacher")
			.registerShutdownHook(false)
			.run(all.toArray(String[]::new)));
	}

	int port(String server) {
		return this.context.getBean(TcpServers.class).find(server).port();
	}

	URI url() {
		return this.url;
	}

	/**
	 * Sends a request with a JSON body.
	 */
	void send(String method, String path, String body) throws IOException, InterruptedException {
		send(this.url.resolve(path), method, body);
	}

	static void send(URI url, String method, String body) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(url)
			.header("Content-Type", "application/json")
			.method(method, BodyPublishers.ofString(body))
			.build();
		HttpResponse<String> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
		assertThat(response.statusCode()).as(response.body()).isBetween(200, 204);
	}

	static String download(String url) throws IOException, InterruptedException {
		HttpResponse<String> response = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
		assertThat(response.statusCode()).isEqualTo(200);
		return response.body();
	}

	@Override
	public void close() {
		this.context.close();
	}

}
