package dev.tcplab.web.board;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

import com.jayway.jsonpath.JsonPath;
import dev.tcplab.server.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The page, its events, and its files over HTTP.
 */
class BoardHttpTests extends AbstractBoardTests {

	@Test
	void servesPageWithSafeHeaders() throws Exception {
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
	void sendsSnapshotAndThenChanges() {
		Wire.send(port("echo1"), "before");
		await().untilAsserted(() -> assertThat(get("/board/exchanges.jsonl").body()).contains("\"before\""));
		try (Stream<String> lines = events("")) {
			Iterator<String> events = lines.iterator();
			assertThat(next(events, "retry")).isEqualTo("retry:2000");
			assertThat(next(events, "event")).isEqualTo("event:snapshot");
			assertThat(next(events, "data")).contains("\"name\":\"echo1\",\"state\":\"listening\"",
					"\"message\":\"before\"", "\"readOnly\":false");
			Wire.send(port("echo1"), "<script>\u202e\n");
			assertThat(next(events, "event")).isEqualTo("event:change");
			assertThat(nextWith(events, "\"exchanges\":[{")).contains("\"message\":\"<script>\\\\u202e\\\\n\"",
					"\"explanation\":\"Answered. The message ends with a line ending");
		}
	}

	@Test
	void reportsMissedExchangesAfterReturn() {
		Wire.send(port("echo1"), "first");
		String id;
		try (Stream<String> lines = events("")) {
			id = next(lines.iterator(), "id").substring(3);
		}
		for (int i = 0; i < 30; i++) {
			Wire.send(port("echo1"), "hi");
		}
		await().untilAsserted(() -> {
			try (Stream<String> lines = events(id)) {
				assertThat(next(lines.iterator(), "data")).contains("\"missed\":1");
			}
		});
	}

	@Test
	void limitsViewers() throws Exception {
		List<Stream<String>> viewers = new ArrayList<>();
		try {
			for (int i = 0; i < BoardView.MOST_VIEWERS; i++) {
				viewers.add(events(""));
			}
			await().untilAsserted(() -> assertThat(get("/board/events").body())
				.contains("20 pages already show the board. Close one of them"));
			assertThat(get("/actuator/health").statusCode()).isEqualTo(200);
		}
		finally {
			viewers.forEach(Stream::close);
			awaitPlace();
		}
	}

	/**
	 * The board notices that a viewer left only when it sends the viewer an event.
	 */
	private void awaitPlace() {
		await().until(() -> {
			Wire.send(port("echo1"), "news");
			HttpResponse<Stream<String>> events = this.http.send(request("/board/events").build(),
					BodyHandlers.ofLines());
			events.body().close();
			return events.statusCode() == 200;
		});
	}

	@Test
	void stopsStartsAndResetsServer() throws Exception {
		Wire.send(port("echo3"), "hi\n");
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
			nope  | {"state":"started"} | 404 | Unknown server 'nope'. Known servers: echo1, echo2, echo3
			""")
	void rejectsInvalidStateLikeEndpoint(String server, String body, int status, String detail) throws Exception {
		for (String path : List.of("/board/servers/", "/actuator/tcpservers/")) {
			HttpResponse<String> refusal = post(path + server, body);
			assertThat(refusal.statusCode()).isEqualTo(status);
			assertThat(refusal.body()).contains(detail);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "null", "5", "[]" })
	void rejectsBodyThatIsNotObject(String body) throws Exception {
		HttpResponse<String> refusal = post("/board/servers/echo1", body);
		assertThat(refusal.statusCode()).isEqualTo(400);
		assertThat(refusal.body()).contains("The body must be a JSON object of strings, such as");
	}

	@Test
	void offersClientsAndExchangesAsFiles() throws Exception {
		Wire.send(port("echo1"), "I am Ana");
		await().untilAsserted(() -> assertThat(get("/board/clients.csv").body()).contains("\"I am Ana\"\r\n"));
		assertThat(get("/board/exchanges.jsonl").body().lines()).isNotEmpty()
			.allMatch((line) -> line.startsWith("{\"id\":") && line.endsWith("}"));
	}

	@Test
	void keepsFirstBytesOfLongMessage() throws Exception {
		Wire.send(port("echo1"), "x".repeat(2048));
		await().untilAsserted(() -> assertThat(get("/board/exchanges.jsonl").body().lines()).anySatisfy((exchange) -> {
			assertThat((int) JsonPath.read(exchange, "$.received.bytes")).isEqualTo(2048);
			assertThat((int) JsonPath.read(exchange, "$.sent.bytes")).isEqualTo("ECHO: \n".length() + 2048);
			assertThat(bytes(exchange, "$.received.base64")).isEqualTo(1024);
			assertThat(bytes(exchange, "$.sent.base64")).isEqualTo(1024);
		}));
	}

	private static int bytes(String exchange, String path) {
		return Base64.getDecoder().decode((String) JsonPath.read(exchange, path)).length;
	}

	@Test
	void showsStyledPageForUnknownPath() throws Exception {
		HttpRequest browser = request("/board/nothing").header("Accept", "text/html,*/*").build();
		HttpResponse<String> page = this.http.send(browser, BodyHandlers.ofString());
		assertThat(page.statusCode()).isEqualTo(404);
		assertThat(page.body()).contains("There is no such page.");
		assertThat(get("/board/nothing").body()).contains("\"status\":404");
		assertThat(get("/nothing").statusCode()).isEqualTo(404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/board/talk", "/board/servers/echo1", "/board/servers/echo1/faults",
			"/actuator/tcpfaults/echo1", "/actuator/tcpservers/echo1" })
	void refusesLargeBody(String path) throws Exception {
		byte[] large = new byte[64 * 1024 + 1];
		for (BodyPublisher body : List.of(BodyPublishers.ofByteArray(large),
				BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))) {
			HttpResponse<String> refusal = this.http.send(
					request(path).header("Content-Type", "application/json").POST(body).build(),
					BodyHandlers.ofString());
			assertThat(refusal.statusCode()).isEqualTo(413);
			assertThat(refusal.body()).contains("A body has at most 64 KB");
		}
		assertThat(get("/actuator/metrics/http.requests.refused?tag=status:413").body()).contains("\"COUNT\"");
	}

	@ParameterizedTest
	@CsvSource({ "GET /error, 404", "TRACE /, 405", "GET /\u0001x, 400", "GET /%zz, 400", "GET /board/nothing, 404" })
	void addsSafeHeadersToErrors(String request, int status) throws Exception {
		String response = Wire.text(Wire.send(this.httpPort, Wire
			.bytes(request + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nConnection: close\r\n\r\n")));
		assertThat(response).startsWith("HTTP/1.1 " + status)
			.contains("Content-Security-Policy: default-src 'none'", "X-Content-Type-Options: nosniff",
					"Referrer-Policy: no-referrer")
			.doesNotContain("Whitelabel");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "null", "5", "[]" })
	void rejectsFaultsThatAreNotObject(String body) throws Exception {
		HttpResponse<String> refusal = post("/actuator/tcpfaults/echo1", body);
		assertThat(refusal.statusCode()).isEqualTo(400);
		assertThat(refusal.body()).contains("The body must be a JSON object of strings, such as");
	}

	@Test
	void refusesRequestsOfOtherSites() throws Exception {
		HttpRequest other = request("/board/talk").header("Origin", "http://evil.example.com")
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString("{}"))
			.build();
		HttpResponse<String> refusal = this.http.send(other, BodyHandlers.ofString());
		assertThat(refusal.statusCode()).isEqualTo(403);
		assertThat(refusal.body()).contains("A page of another site caused this request");
	}

}
