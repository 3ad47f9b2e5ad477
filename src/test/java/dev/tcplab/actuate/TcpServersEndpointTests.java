package dev.tcplab.actuate;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.tcplab.server.Recording;
import dev.tcplab.server.TcpServer;
import dev.tcplab.server.TcpServers;
import dev.tcplab.server.Wire;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.BodyContentSpec;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Seeing and steering the servers over HTTP.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "tcp-lab.server.port=0", "tcp-lab.server.stop-timeout=3s", "tcp-lab.servers.echo3.limit=2" })
@ActiveProfiles({ "happy", "echo2", "echo3" })
@Import(Recording.class)
@Timeout(60)
class TcpServersEndpointTests {

	private static final int HAPPY_PORT = Wire.freePort();

	@Autowired
	TcpServers servers;

	String uri;

	RestTestClient http;

	@DynamicPropertySource
	static void givePort(DynamicPropertyRegistry properties) {
		properties.add("tcp-lab.servers.happy.port", () -> HAPPY_PORT);
	}

	@BeforeEach
	void beginAnew(@LocalServerPort int httpPort) {
		this.uri = "http://127.0.0.1:" + httpPort + "/actuator/tcpservers";
		this.http = RestTestClient.bindToServer().baseUrl(this.uri).build();
		for (TcpServer server : this.servers.all()) {
			await().until(() -> server.active() == 0);
			server.reset();
			server.start();
		}
	}

	@Test
	void listsTheServers() {
		this.http.get().uri("").exchange().expectStatus().isOk().expectBody().json("""
				{"servers": [{"name": "echo2"}, {"name": "echo3"}, {"name": "happy"}]}
				""");
	}

	@Test
	void showsAServer() {
		get("happy").json("""
				{
					"name": "happy",
					"state": "listening",
					"address": "0.0.0.0",
					"port": %d,
					"startedAt": "%s",
					"clients": []
				}
				""".formatted(HAPPY_PORT, this.servers.find("happy").startedAt()))
			.jsonPath("$.addresses[?(@ == '127.0.0.1')]")
			.exists()
			.jsonPath("$.reason")
			.doesNotExist()
			.jsonPath("$.limit")
			.doesNotExist();
	}

	@Test
	void showsTheSettingsAsOneWritesThem() {
		get("echo3").json("""
				{"settings": {
					"address": "0.0.0.0",
					"port": 0,
					"backlog": 1024,
					"max-clients": 10000,
					"message-size": "2048B",
					"read-timeout": "10s",
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
	void countsFourClients() {
		for (int i = 0; i < 4; i++) {
			Wire.send(port("echo2"), "Test" + i);
		}
		await().until(() -> this.servers.find("echo2").active() == 0);
		get("echo2").json("""
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
	void listsTheClientsWithoutTheirMessages() throws IOException {
		try (Wire client = Wire.connect(port("echo2"))) {
			client.send("a secret").receive();
			get("echo2").json("""
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
	void aClientThatIsConnectedHasNoOutcomeYet() throws IOException {
		try (Wire client = Wire.connect(port("echo2"))) {
			await().until(() -> this.servers.find("echo2").active() == 1);
			get("echo2").json("""
					{"counts": {"active": 1}, "clients": [{"number": 1, "port": %d}]}
					""".formatted(client.localPort())).jsonPath("$.clients[0].outcome").doesNotExist();
		}
	}

	@Test
	void tellsWhatRemainsOfALimit() {
		Wire.send(port("echo3"), "Test");
		get("echo3").json("""
				{"limit": 2, "remaining": 1}
				""");
	}

	@Test
	void stopsAndStartsAServer() {
		post("happy", "stopped").expectStatus().isOk().expectBody().jsonPath("$.state").isEqualTo("stopped");
		assertThat(Wire.tryToSend(HAPPY_PORT, "Test")).isEqualTo("<refused>");
		get("happy").jsonPath("$.state").isEqualTo("stopped").jsonPath("$.port").isEqualTo(HAPPY_PORT);
		post("happy", "started").expectStatus().isOk().expectBody().jsonPath("$.state").isEqualTo("listening");
		assertThat(Wire.send(HAPPY_PORT, "Test")).startsWith("HELLO");
	}

	@Test
	void stoppingDrains() throws Exception {
		try (Wire client = Wire.connect(HAPPY_PORT)) {
			await().until(() -> this.servers.find("happy").active() == 1);
			CompletableFuture<ResponseSpec> stop = CompletableFuture.supplyAsync(() -> post("happy", "stopped"));
			await().until(() -> Wire.tryToSend(HAPPY_PORT, "Test").equals("<refused>"));
			assertThat(client.send("late").receive()).startsWith("HELLO");
			stop.get().expectStatus().isOk().expectBody().jsonPath("$.counts.exchanges.answered").isEqualTo(1);
		}
	}

	@Test
	void forgetsCountsAndClients() {
		Wire.send(port("echo3"), "Test");
		await().until(() -> this.servers.find("echo3").active() == 0);
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
	void aFinishedServerIsForgottenAndStartedAgain() {
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
	void aPortThatIsTakenMeanwhileIsAConflict() throws IOException {
		post("happy", "stopped").expectStatus().isOk();
		String reason = "Problems using port " + HAPPY_PORT + ": Address already in use";
		try (ServerSocket other = new ServerSocket()) {
			other.bind(new InetSocketAddress(HAPPY_PORT));
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
			assertThat(Wire.send(port("echo2"), "Test")).isEqualTo("ECHO: Test\n");
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
			[]                    | The body must be a JSON object of strings, such as {"state":"stopped"}
			{"state":{"stop":1}}  | The body must be a JSON object of strings, such as {"state":"stopped"}
			stopped               | The body must be a JSON object of strings, such as {"state":"stopped"}
			""")
	void aBodyThatMakesNoSenseIsABadRequest(String body, String reason) {
		postBody("echo2", body).expectStatus().isBadRequest().expectBody().jsonPath("$.detail").isEqualTo(reason);
		assertThat(Wire.send(port("echo2"), "Test")).isEqualTo("ECHO: Test\n");
	}

	@Test
	void thePathNamesTheServerWhateverTheBodySays() {
		postBody("echo2", "{\"name\":\"happy\",\"state\":\"stopped\"}").expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.name")
			.isEqualTo("echo2");
		assertThat(Wire.send(HAPPY_PORT, "Test")).startsWith("HELLO");
		assertThat(this.servers.find("echo2").state()).hasToString("stopped");
	}

	@Test
	void theQueryIsNoPartOfTheLanguage() {
		postBody("echo2?state=stopped", "{\"state\":\"started\"}").expectStatus().isBadRequest();
		delete("echo2?name=happy").expectStatus().isBadRequest();
		this.http.get().uri("/echo2?name=happy").exchange().expectStatus().isBadRequest();
	}

	@Test
	void aVeryLongStateIsNotEchoed() {
		post("echo2", "x".repeat(10_000)).expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.detail")
			.value(String.class, (detail) -> assertThat(detail).hasSizeLessThan(200));
	}

	@Test
	void aBodyIsJson() {
		this.http.post()
			.uri("/echo2")
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
	void anUnknownServerIsNotFound() {
		for (ResponseSpec response : List.of(this.http.get().uri("/echo9").exchange(), post("echo9", "stopped"),
				delete("echo9"))) {
			response.expectStatus()
				.isNotFound()
				.expectBody()
				.jsonPath("$.detail")
				.isEqualTo("Unknown server 'echo9'. Known servers: echo2, echo3, happy");
		}
	}

	@Test
	void fiftyWhoSteerAtOnceLeaveStateAndCountsConsistent() throws Exception {
		AtomicBoolean enough = new AtomicBoolean();
		ExecutorService threads = Executors.newCachedThreadPool();
		List<Future<?>> clients = new ArrayList<>();
		for (int i = 0; i < 8; i++) {
			clients.add(threads.submit(() -> {
				while (!enough.get()) {
					Wire.tryToSend(HAPPY_PORT, "hammer");
				}
			}));
		}
		HttpClient client = HttpClient.newHttpClient();
		List<CompletableFuture<HttpResponse<String>>> steps = new ArrayList<>();
		for (int i = 0; i < 50; i++) {
			steps.add(client.sendAsync(step(i), BodyHandlers.ofString()));
		}
		for (CompletableFuture<HttpResponse<String>> step : steps) {
			assertThat(step.get().statusCode()).isIn(200, 204);
		}
		post("happy", "started").expectStatus().isOk();
		assertThat(Wire.send(HAPPY_PORT, "Test")).startsWith("HELLO");
		enough.set(true);
		for (Future<?> hammer : clients) {
			hammer.get();
		}
		threads.shutdown();
		TcpServer happy = this.servers.find("happy");
		await().until(() -> happy.active() == 0);
		long connections = happy.snapshot().counts().connections();
		get("happy").json("""
				{"state": "listening", "counts": {"connections": %d}}
				""".formatted(connections))
			.jsonPath("$.clients.length()")
			.isEqualTo(Math.min(100, connections))
			.jsonPath("$.clients[-1].number")
			.isEqualTo(connections)
			.jsonPath("$.counts.exchanges")
			.value(Map.class, (exchanges) -> assertThat(sum(exchanges)).isEqualTo(connections));
	}

	private static long sum(Map<?, ?> counts) {
		return counts.values().stream().mapToLong((count) -> ((Number) count).longValue()).sum();
	}

	private HttpRequest step(int number) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.uri + "/happy"))
			.header("Content-Type", "application/json");
		return switch (number % 3) {
			case 0 -> request.POST(BodyPublishers.ofString("{\"state\":\"stopped\"}")).build();
			case 1 -> request.POST(BodyPublishers.ofString("{\"state\":\"started\"}")).build();
			default -> request.DELETE().build();
		};
	}

	private int port(String server) {
		return this.servers.find(server).port();
	}

	private BodyContentSpec get(String server) {
		return this.http.get().uri("/" + server).exchange().expectStatus().isOk().expectBody();
	}

	private ResponseSpec post(String server, String state) {
		return postBody(server, "{\"state\":\"%s\"}".formatted(state));
	}

	private ResponseSpec postBody(String server, String body) {
		return this.http.post().uri("/" + server).contentType(MediaType.APPLICATION_JSON).body(body).exchange();
	}

	private ResponseSpec delete(String server) {
		return this.http.delete().uri("/" + server).exchange();
	}

}
