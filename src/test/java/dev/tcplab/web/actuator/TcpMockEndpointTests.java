package dev.tcplab.web.actuator;

import dev.tcplab.server.Recording;
import dev.tcplab.server.TcpServers;
import dev.tcplab.server.Wire;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Rules that are replaced over HTTP.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "tcp-lab.server.port=0", "tcp-lab.servers.mock.codec=length1",
				"tcp-lab.servers.mock.answers[0].equals=PING", "tcp-lab.servers.mock.answers[0].answer=PONG",
				"tcp-lab.servers.mock.otherwise.answer=what?" })
@ActiveProfiles({ "mock", "happy" })
@Import(Recording.class)
class TcpMockEndpointTests {

	private static final String CONFIGURED = """
			{"answers": [{"equals": "PING", "answer": "PONG", "delay": "0s"}],
			"otherwise": {"answer": "what?", "delay": "0s"}}
			""";

	@Autowired
	private TcpServers servers;

	private RestTestClient http;

	@BeforeEach
	void restore(@LocalServerPort int httpPort) {
		this.http = RestTestClient.bindToServer()
			.baseUrl("http://127.0.0.1:%d/actuator/tcpmock".formatted(httpPort))
			.build();
		this.http.delete().uri("/mock").exchange().expectStatus().isNoContent();
	}

	@Test
	void showsRules() {
		this.http.get().uri("/mock").exchange().expectStatus().isOk().expectBody().json(CONFIGURED);
		this.http.get().exchange().expectBody().json("{\"servers\": {\"mock\": %s}}".formatted(CONFIGURED));
	}

	@Test
	void replacesAndRestoresRules() {
		String rules = """
				{"answers": [{"starts-with": "P", "answer": "1", "then": "close"}, {"hex": "00", "answer-hex": "02"}]}
				""";
		post(rules).expectStatus().isOk().expectBody().json(rules);
		assertThat(send("PING")).isEqualTo("1");
		this.http.delete().uri("/mock").exchange().expectStatus().isNoContent();
		assertThat(send("PING")).isEqualTo("PONG");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					{}                                                    | answers has no rule. Add a rule, such as answers[0].equals=PING with answers[0].answer=PONG
					{"answers":[{"equals":"a","answer":"b"},{"hex":"0"}]} | Invalid rule answers[1].hex: '0'. Write two hexadecimal digits per byte, in quotation marks, as in "0102ff"
					{"answers":[{"equal":"a"}]}                           | Unknown key 'answers[0].equal'. Did you mean equals? Known: equals, starts-with, matches, hex, answer, answer-hex, delay, then
					{"answers":[{"equals":"a","then":"explode"}]}         | Invalid value 'explode' for answers[0].then. Allowed: close, reset
					{"otherwise":{"answer":"a","delay":"soon"}}           | Invalid value 'soon' for otherwise.delay. Allowed: a time, such as 500ms, 10s or 2m
					{"answers":"PING"}                                    | Invalid value for answers. The body must be a JSON object, such as {"answers":[{"equals":"PING","answer":"PONG"}]}
					{"answers":[null]}                                    | The body must be a JSON object, such as {"answers":[{"equals":"PING","answer":"PONG"}]}
					null                                                  | The body must be a JSON object, such as {"answers":[{"equals":"PING","answer":"PONG"}]}
					[]                                                    | The body must be a JSON object, such as {"answers":[{"equals":"PING","answer":"PONG"}]}
					''                                                    | The body must be a JSON object, such as {"answers":[{"equals":"PING","answer":"PONG"}]}
					""")
	void rejectsInvalidRulesWithoutChange(String body, String detail) {
		post(body).expectStatus().isBadRequest().expectBody().jsonPath("$.detail").isEqualTo(detail);
		assertThat(send("PING")).isEqualTo("PONG");
	}

	@Test
	void rejectsServerWithoutRules() {
		this.http.get()
			.uri("/happy")
			.exchange()
			.expectStatus()
			.isNotFound()
			.expectBody()
			.jsonPath("$.detail")
			.isEqualTo("Unknown mock server 'happy'. Known mock servers: mock");
	}

	private ResponseSpec post(String body) {
		return this.http.post().uri("/mock").contentType(MediaType.APPLICATION_JSON).body(body).exchange();
	}

	private String send(String message) {
		return Wire.send(this.servers.find("mock").port(), (char) message.length() + message).substring(1);
	}

}
