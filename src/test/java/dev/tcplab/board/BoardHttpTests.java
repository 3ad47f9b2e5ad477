package dev.tcplab.board;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

import dev.tcplab.server.Recording;
import dev.tcplab.server.TcpServers;
import dev.tcplab.server.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What the page asks for over HTTP.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "tcp-lab.server.port=0", "tcp-lab.board.exchanges=50" })
@ActiveProfiles({ "echo1", "echo3" })
@Import(Recording.class)
@Timeout(60)
class BoardHttpTests {

	private final HttpClient http = HttpClient.newHttpClient();

	@LocalServerPort
	int port;

	@Autowired
	TcpServers servers;

	@Test
	void thePageIsThereWithItsFiles() throws Exception {
		HttpResponse<String> page = get("/");
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.headers().firstValue("Content-Type"))
			.hasValueSatisfying((type) -> assertThat(type).startsWith("text/html"));
		assertThat(page.headers().firstValue("Content-Security-Policy"))
			.hasValueSatisfying((policy) -> assertThat(policy).startsWith("default-src 'none'; script-src 'self'; "));
		assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
		assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
		assertThat(get("/board/board.css").statusCode()).isEqualTo(200);
	}

	@Test
	void beginsWithASnapshotAndGoesOnWithChanges() {
		Wire.send(this.servers.find("echo1").port(), "before");
		try (Stream<String> lines = events("")) {
			Iterator<String> events = lines.iterator();
			assertThat(next(events, "retry")).isEqualTo("retry: 2000");
			assertThat(next(events, "event")).isEqualTo("event: snapshot");
			assertThat(next(events, "data")).contains("\"name\":\"echo1\",\"state\":\"listening\"",
					"\"message\":\"before\"", "\"readOnly\":false",
					"\"keeps\":{\"exchanges\":50,\"messageBytes\":2048}");
			Wire.send(this.servers.find("echo1").port(), "<script>\u202e\n");
			assertThat(next(events, "event")).isEqualTo("event: change");
			assertThat(nextWith(events, "\"exchanges\":[{")).contains("\"message\":\"<script>\\\\u202e\\\\n\"",
					"\"explanation\":\"Answered. The message ends with a line end");
		}
	}

	@Test
	void tellsWhoComesBackWhatWasMissed() {
		Wire.send(this.servers.find("echo1").port(), "first");
		String id;
		try (Stream<String> lines = events("")) {
			id = next(lines.iterator(), "id").substring(4);
		}
		for (int i = 0; i < 60; i++) {
			Wire.send(this.servers.find("echo1").port(), "hi");
		}
		await().untilAsserted(() -> {
			try (Stream<String> lines = events(id)) {
				assertThat(next(lines.iterator(), "data")).contains("\"missed\":1");
			}
		});
	}

	@Test
	void takesTwentyViewers() throws Exception {
		List<Stream<String>> viewers = new ArrayList<>();
		try {
			for (int i = 0; i < Viewers.MOST; i++) {
				viewers.add(events(""));
			}
			await().untilAsserted(() -> assertThat(get("/board/events").body())
				.contains("20 pages show the board already. Close one of them"));
			assertThat(get("/actuator/health").statusCode()).isEqualTo(200);
		}
		finally {
			viewers.forEach(Stream::close);
		}
	}

	@Test
	void talksToOneOfItsServers() throws Exception {
		HttpResponse<String> answer = post("/board/talk", "{\"server\":\"echo1\",\"message\":\"ma\\\\xf1ana\"}");
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).contains("\"answer\":\"ECHO: ma\\\\xf1ana\\n\"",
				"\"hex\":\"4543484f3a206d61f1616e610a\"");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{"server":"nope","message":"hi"}     | 404 | Unknown server 'nope'. Known servers: echo1, echo3
			{"message":"hi"}                     | 404 | Unknown server 'null'
			{"server":"echo1","message":"\\\\q"} | 400 | Unknown escape '\\\\q'. Write
			[]                                   | 400 | The body must be a JSON object of strings
			""")
	void refusesToTalkInWords(String body, int status, String detail) throws Exception {
		HttpResponse<String> refusal = post("/board/talk", body);
		assertThat(refusal.statusCode()).isEqualTo(status);
		assertThat(refusal.body()).contains(detail);
	}

	@Test
	void refusesAMessageThatIsTooLong() throws Exception {
		HttpResponse<String> refusal = post("/board/talk",
				"{\"server\":\"echo1\",\"message\":\"%s\"}".formatted("x".repeat(2049)));
		assertThat(refusal.statusCode()).isEqualTo(413);
		assertThat(refusal.body())
			.contains("The message has 2049 bytes, and one message has at most 2048 (message-size)");
	}

	@Test
	void stopsStartsAndResets() throws Exception {
		Wire.send(this.servers.find("echo3").port(), "hi");
		assertThat(post("/board/servers/echo3", "{\"state\":\"stopped\"}").statusCode()).isEqualTo(204);
		assertThat(this.servers.find("echo3").state()).hasToString("stopped");
		assertThat(post("/board/servers/echo3", "{\"state\":\"started\"}").statusCode()).isEqualTo(204);
		assertThat(this.servers.find("echo3").state()).hasToString("listening");
		HttpRequest reset = request("/board/servers/echo3").DELETE().build();
		assertThat(this.http.send(reset, BodyHandlers.ofString()).statusCode()).isEqualTo(204);
		assertThat(this.servers.find("echo3").snapshot().counts().connections()).isZero();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			echo3 | {"state":"up"}      | 400 | Invalid state 'up'. Send {\\"state\\":\\"started\\"} or
			echo3 | {}                  | 400 | Missing state. Send {\\"state\\":\\"started\\"} or
			nope  | {"state":"started"} | 404 | Unknown server 'nope'. Known servers: echo1, echo3
			""")
	void refusesToSteerInTheEndpointsWords(String server, String body, int status, String detail) throws Exception {
		for (String path : List.of("/board/servers/", "/actuator/tcpservers/")) {
			HttpResponse<String> refusal = post(path + server, body);
			assertThat(refusal.statusCode()).isEqualTo(status);
			assertThat(refusal.body()).contains(detail);
		}
	}

	@Test
	void hasTheClientsAndTheExchangesAsFiles() throws Exception {
		Wire.send(this.servers.find("echo1").port(), "I am Ana");
		await().untilAsserted(() -> assertThat(get("/board/clients.csv").body()).contains("\"I am Ana\"\r\n"));
		assertThat(get("/board/exchanges.jsonl").body().lines()).isNotEmpty()
			.allMatch((line) -> line.startsWith("{\"id\":") && line.endsWith("}"));
	}

	@Test
	void saysInThePagesStyleThatThereIsNoSuchPage() throws Exception {
		HttpRequest browser = request("/board/nothing").header("Accept", "text/html,*/*").build();
		HttpResponse<String> page = this.http.send(browser, BodyHandlers.ofString());
		assertThat(page.statusCode()).isEqualTo(404);
		assertThat(page.body()).contains("There is no such page.");
		assertThat(get("/board/nothing").body()).contains("\"status\":404");
		assertThat(get("/nothing").statusCode()).isEqualTo(404);
	}

	@Test
	void refusesOtherSites() throws Exception {
		HttpRequest other = request("/board/talk").header("Origin", "http://evil.example.com")
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString("{}"))
			.build();
		HttpResponse<String> refusal = this.http.send(other, BodyHandlers.ofString());
		assertThat(refusal.statusCode()).isEqualTo(403);
		assertThat(refusal.body()).contains("Refused, because a page of another site asks for it");
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path));
	}

	private HttpResponse<String> get(String path) throws IOException, InterruptedException {
		return this.http.send(request(path).build(), BodyHandlers.ofString());
	}

	private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
		return this.http.send(
				request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)).build(),
				BodyHandlers.ofString());
	}

	/**
	 * Opens the stream of events, once there is a place.
	 */
	private Stream<String> events(String lastEventId) {
		HttpRequest request = request("/board/events").header("Last-Event-ID", lastEventId).build();
		return await()
			.until(() -> this.http.send(request, BodyHandlers.ofLines()), (response) -> response.statusCode() == 200)
			.body();
	}

	private static String next(Iterator<String> lines, String field) {
		return nextWith(lines, field + ":");
	}

	private static String nextWith(Iterator<String> lines, String text) {
		String line;
		do {
			line = lines.next();
		}
		while (!line.contains(text));
		return line;
	}

}
