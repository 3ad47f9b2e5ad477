package dev.tcplab.web.actuator;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;

import dev.tcplab.server.FixedPorts;
import dev.tcplab.server.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient.BodyContentSpec;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Servers that are shown, started, stopped, and reset over HTTP.
 */
class TcpServersEndpointTests extends AbstractActuatorTests {

	@Test
	void listsServers() {
		this.http.get()
			.uri("/tcpservers")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.json("""
					{"servers": [{"name": "echo1"}, {"name": "echo2"}, {"name": "echo3"}, {"name": "happy"}, {"name": "teacher"}]}
					""");
	}

	@Test
	void showsServer() {
		get("happy").json("""
				{
					"name": "happy",
					"state": "listening",
					"address": "0.0.0.0",
					"port": %d,
					"startedAt": "%s",
					"clients": []
				}
				""".formatted(port("happy"), this.servers.find("happy").startedAt()))
			.jsonPath("$.addresses[?(@ == '127.0.0.1')]")
			.exists()
			.jsonPath("$.reason")
			.doesNotExist()
			.jsonPath("$.limit")
			.doesNotExist();
	}

	@Test
	void showsSettingsAsConfigured() {
		get("echo3").json("""
				{"settings": {
					"address": "0.0.0.0",
					"port": 0,
					"backlog": 1024,
					"max-clients": 10000,
					"message-size": "2048B",
					"read-timeout": "500ms",
					"write-timeout": "10s",
					"limit": 2,
					"keep-open": false,
					"codec": "recv",
					"ssl": {"client-auth": "none"},
					"stop-timeout": "3s",
					"ignore-empty": false
				}}
				""");
	}

	@Test
	void countsClientsAndBytes() {
		for (int i = 0; i < 4; i++) {
			Wire.send(port("echo1"), "Test" + i);
		}
		awaitIdle(this.servers.find("echo1"));
		get("echo1").json("""
				{"counts": {
					"connections": 4,
					"active": 0,
					"rejected": 0,
					"exchanges": {"answered": 4, "timeout": 0, "reset": 0, "error": 0},
					"bytes": {"in": 20, "out": 48}
				}}
				""");
	}

	@Test
	void listsClientsWithoutMessages() throws IOException {
		try (Wire client = Wire.connect(port("echo1"))) {
			client.send("a secret").receive();
			get("echo1").json("""
					{"clients": [{
						"number": 1,
						"ip": "127.0.0.1",
						"port": %d,
						"bytesIn": 8,
						"bytesOut": 15,
						"outcome": "answered"
					}]}
					""".formatted(client.localPort()))
				.jsonPath("$.clients[0].connectedAt")
				.exists()
				.jsonPath("$.clients[0].duration")
				.value(String.class, (duration) -> assertThat(duration).startsWith("PT0."))
				.consumeWith((response) -> assertThat(Wire.text(response.getResponseBody())).doesNotContain("secret"));
		}
	}

	@Test
	void listsConnectedClientWithoutOutcome() throws IOException {
		try (Wire client = Wire.connect(port("echo1"))) {
			await().until(() -> this.servers.find("echo1").active() == 1);
			get("echo1").json("""
					{"counts": {"active": 1}, "clients": [{"number": 1, "port": %d}]}
					""".formatted(client.localPort())).jsonPath("$.clients[0].outcome").doesNotExist();
		}
	}

	@Test
	void showsRemainingLimit() {
		Wire.send(port("echo3"), "Test");
		get("echo3").json("""
				{"limit": 2, "remaining": 1}
				""");
	}

	@Test
	void stopsAndStartsServer() {
		post("happy", "stopped").expectStatus().isOk().expectBody().jsonPath("$.state").isEqualTo("stopped");
		Wire.awaitRefusal(port("happy"));
		get("happy").jsonPath("$.state").isEqualTo("stopped").jsonPath("$.port").isEqualTo(port("happy"));
		post("happy", "started").expectStatus().isOk().expectBody().jsonPath("$.state").isEqualTo("listening");
		assertThat(Wire.send(port("happy"), "Test")).startsWith("HELLO");
	}

	@Test
	void resetsCountsAndClients() {
		Wire.send(port("echo3"), "Test");
		awaitIdle(this.servers.find("echo3"));
		delete("echo3").expectStatus().isNoContent();
		get("echo3").json("""
				{
					"counts": {
						"connections": 0,
						"exchanges": {"answered": 0},
						"bytes": {"in": 0, "out": 0}
					},
					"remaining": 2,
					"clients": []
				}
				""");
	}

	@Test
	void startsFinishedServerOnlyAfterReset() {
		Wire.send(port("echo3"), "one");
		Wire.send(port("echo3"), "two");
		await().untilAsserted(() -> get("echo3").jsonPath("$.state").isEqualTo("finished"));
		post("echo3", "started").expectStatus()
			.isEqualTo(409)
			.expectBody()
			.jsonPath("$.detail")
			.isEqualTo("echo3 has served all the clients that its limit of 2 allows. "
					+ "Reset it first (DELETE), then start it");
		delete("echo3").expectStatus().isNoContent();
		post("echo3", "started").expectStatus().isOk().expectBody().jsonPath("$.state").isEqualTo("listening");
		assertThat(Wire.send(port("echo3"), "Test")).isEqualTo("ECHO: Test\n");
	}

	@Test
	void reportsConflictIfPortIsTaken() throws IOException {
		post("happy", "stopped").expectStatus().isOk();
		String reason = "Problems using port " + port("happy") + ": Address already in use";
		try (ServerSocket other = FixedPorts.bind(port("happy"))) {
			assertThat(other.isBound()).isTrue();
			post("happy", "started").expectStatus()
				.isEqualTo(409)
				.expectHeader()
				.contentType(MediaType.APPLICATION_PROBLEM_JSON)
				.expectBody()
				.jsonPath("$.detail")
				.value(String.class, (detail) -> assertThat(detail).startsWith(reason + ". "));
			get("happy").json("""
					{"state": "failed", "reason": "%s"}
					""".formatted(reason));
			assertThat(Wire.send(port("echo1"), "Test")).isEqualTo("ECHO: Test\n");
		}
		post("happy", "started").expectStatus().isOk();
		get("happy").jsonPath("$.state").isEqualTo("listening").jsonPath("$.reason").doesNotExist();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{"state":"paused"}    | Invalid state 'paused'. Send {"state":"started"} or {"state":"stopped"}
			{"state":5}           | Invalid state '5'. Send {"state":"started"} or {"state":"stopped"}
			{"state":null}        | Missing state. Send {"state":"started"} or {"state":"stopped"}
			{}                    | Missing state. Send {"state":"started"} or {"state":"stopped"}
			null                  | Missing state. Send {"state":"started"} or {"state":"stopped"}
			5                     | The body must be a JSON object of strings, such as {"state":"stopped"}
			[]                    | The body must be a JSON object of strings, such as {"state":"stopped"}
			{"state":{"stop":1}}  | The body must be a JSON object of strings, such as {"state":"stopped"}
			stopped               | The body must be a JSON object of strings, such as {"state":"stopped"}
			""")
	void rejectsInvalidBody(String body, String reason) {
		postBody("echo1", body).expectStatus().isBadRequest().expectBody().jsonPath("$.detail").isEqualTo(reason);
		assertThat(Wire.send(port("echo1"), "Test")).isEqualTo("ECHO: Test\n");
	}

	@Test
	void ignoresServerNameInBody() {
		postBody("echo1", "{\"name\":\"happy\",\"state\":\"stopped\"}").expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.name")
			.isEqualTo("echo1");
		assertThat(Wire.send(port("happy"), "Test")).startsWith("HELLO");
		assertThat(this.servers.find("echo1").state()).hasToString("stopped");
	}

	@Test
	void rejectsQueryParameters() {
		postBody("echo1?state=stopped", "{\"state\":\"started\"}").expectStatus().isBadRequest();
		delete("echo1?name=happy").expectStatus().isBadRequest();
		this.http.get().uri("/tcpservers/echo1?name=happy").exchange().expectStatus().isBadRequest();
	}

	@Test
	void shortensLongStateInError() {
		post("echo1", "x".repeat(10_000)).expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.detail")
			.value(String.class, (detail) -> assertThat(detail).hasSizeLessThan(200));
	}

	@Test
	void rejectsFormBody() {
		this.http.post()
			.uri("/tcpservers/echo1")
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.body("{\"state\":\"stopped\"}")
			.exchange()
			.expectStatus()
			.isEqualTo(415)
			.expectBody()
			.jsonPath("$.detail")
			.isEqualTo("Send the body as JSON, with the header Content-Type: application/json");
	}

	@Test
	void rejectsUnknownServer() {
		for (ResponseSpec response : List.of(this.http.get().uri("/tcpservers/echo9").exchange(),
				post("echo9", "stopped"), delete("echo9"))) {
			response.expectStatus()
				.isNotFound()
				.expectBody()
				.jsonPath("$.detail")
				.isEqualTo("Unknown server 'echo9'. Known servers: echo1, echo2, echo3, happy, teacher");
		}
	}

	private BodyContentSpec get(String server) {
		return this.http.get().uri("/tcpservers/" + server).exchange().expectStatus().isOk().expectBody();
	}

	private ResponseSpec post(String server, String state) {
		return postBody(server, "{\"state\":\"%s\"}".formatted(state));
	}

	private ResponseSpec postBody(String server, String body) {
		return this.http.post()
			.uri("/tcpservers/" + server)
			.contentType(MediaType.APPLICATION_JSON)
			.body(body)
			.exchange();
	}

	private ResponseSpec delete(String server) {
		return this.http.delete().uri("/tcpservers/" + server).exchange();
	}

}
