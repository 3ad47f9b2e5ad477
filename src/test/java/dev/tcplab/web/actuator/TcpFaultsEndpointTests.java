package dev.tcplab.web.actuator;

import java.util.List;

import dev.tcplab.server.Wire;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Faults that are set over HTTP.
 */
class TcpFaultsEndpointTests extends AbstractActuatorTests {

	@Test
	void showsFaultsAsSent() {
		post("echo1", "{\"delay\":\"2s\",\"after-bytes\":\"3\",\"end\":\"half-close\"}").expectStatus().isOk();
		String expected = """
				{"delay": "2s", "jitter": "0s", "accept-delay": "0s", "end": "half-close", "after-bytes": 3,
				"slice-delay": "100ms", "corrupt": 0, "percent": 100}
				""";
		String shown = this.http.get()
			.uri("/tcpfaults/echo1")
			.exchange()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
		post("happy", shown).expectStatus().isOk().expectBody().json(expected);
		this.http.get().uri("/tcpfaults").exchange().expectStatus().isOk().expectBody().json("""
				{"servers": {"echo1": %1$s, "happy": %1$s, "echo2": {"percent": 100}}}
				""".formatted(expected));
	}

	@Test
	void replacesAndClearsFaults() {
		int port = port("echo1");
		post("echo1", "{\"end\":\"close\",\"percent\":\"50\"}").expectStatus().isOk();
		post("echo1", "{\"end\":\"reset\"}").expectStatus().isOk();
		assertThat(Wire.tryToSend(port, "hi")).isEqualTo("<reset>");
		this.http.delete().uri("/tcpfaults/echo1").exchange().expectStatus().isNoContent();
		assertThat(Wire.tryToSend(port, "hi")).isEqualTo("ECHO: hi\n");
	}

	@Test
	void showsFaultsInServersEndpoint() {
		post("echo1", "{\"delay\":\"10ms\",\"first\":3}").expectStatus().isOk();
		this.http.get().uri("/tcpservers/echo1").exchange().expectBody().json("""
				{"faults": "delay 10 ms, first 3"}
				""");
		this.http.get()
			.uri("/tcpservers/happy")
			.exchange()
			.expectBody()
			.jsonPath("$.faults")
			.doesNotExist()
			.jsonPath("$.settings.faults")
			.doesNotExist();
	}

	@Test
	void countsFaultsByKind(@Autowired MeterRegistry meters) {
		double before = count(meters, "reset");
		post("echo1", "{\"end\":\"reset\",\"delay\":\"1ms\"}").expectStatus().isOk();
		Wire.tryToSend(port("echo1"), "hi");
		await().untilAsserted(() -> assertThat(count(meters, "reset")).isEqualTo(before + 1));
		assertThat(count(meters, "delay")).isPositive();
		assertThat(count(meters, "silent")).isZero();
	}

	@Test
	void showsFaultsInHealthAndGauge(@Autowired MeterRegistry meters) {
		post("echo1", "{\"end\":\"reset\",\"for\":\"1h\"}").expectStatus()
			.isOk()
			.expectBody()
			.json("{\"for\": \"3600s\"}");
		this.http.get().uri("/health/tcpServers").exchange().expectBody().json("""
				{"details": {"echo1": {"faults": "end reset, for 3600 s"}}}
				""");
		assertThat(active(meters, "echo1")).isOne();
		assertThat(active(meters, "happy")).isZero();
	}

	@Test
	void endsFaultsAfterTheirTime(@Autowired MeterRegistry meters) {
		post("echo1", "{\"end\":\"reset\",\"for\":\"50ms\"}").expectStatus().isOk();
		await().untilAsserted(() -> assertThat(active(meters, "echo1")).isZero());
		assertThat(Wire.tryToSend(port("echo1"), "hi")).isEqualTo("ECHO: hi\n");
	}

	private static double active(MeterRegistry meters, String server) {
		return meters.get("tcp.server.faults.active").tags("server", server).gauge().value();
	}

	private static double count(MeterRegistry meters, String kind) {
		return meters.get("tcp.server.faults").tags("server", "echo1", "kind", kind).counter().count();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					{"dely":"1s"}          | Unknown fault 'dely'. Did you mean delay? Known: delay, jitter, accept-delay, end, after-bytes, slice, slice-delay, rate, corrupt, percent, first, seed, for
					{"afterBytes":"1"}     | Unknown fault 'afterBytes'. Did you mean after-bytes? Known: delay, jitter, accept-delay, end, after-bytes, slice, slice-delay, rate, corrupt, percent, first, seed, for
					{"name":"happy"}       | Unknown fault 'name'. Known: delay, jitter, accept-delay, end, after-bytes, slice, slice-delay, rate, corrupt, percent, first, seed, for
					{"delay":"soon"}       | Invalid value 'soon' for delay. Allowed: a time, such as 500ms, 10s or 2m
					{"delay":"-1s"}        | Invalid value '-1000ms' for delay. Allowed: 0 to 24h, such as 500ms
					{"percent":"101"}      | Invalid value '101' for percent. Allowed: 0 to 100
					{"percent":"ten"}      | Invalid value 'ten' for percent. Allowed: a whole number
					{"end":"explode"}      | Invalid value 'explode' for end. Allowed: answer, close, reset, silent, half-close, truncate
					{"after-bytes":"3"}    | Invalid value '3' for after-bytes. Allowed: 0, unless end is set
					{"for":"0s"}           | Invalid value '0ms' for for. Allowed: 1ms to 24h, such as 30s
					{"slice":""}           | Missing value for slice
					{"end":["close"]}      | The body must be a JSON object of strings, such as {"delay":"2s"}
					''                     | The body must be a JSON object of strings, such as {"delay":"2s"}
					null                   | The body must be a JSON object of strings, such as {"delay":"2s"}
					5                      | The body must be a JSON object of strings, such as {"delay":"2s"}
					[]                     | The body must be a JSON object of strings, such as {"delay":"2s"}
					{"delay":              | The body must be a JSON object of strings, such as {"delay":"2s"}
					""")
	void rejectsInvalidFaultsWithoutChange(String body, String detail) {
		post("echo1", "{\"delay\":\"2s\"}").expectStatus().isOk();
		post("echo1", body).expectStatus().isBadRequest().expectBody().jsonPath("$.detail").isEqualTo(detail);
		assertThat(this.servers.find("echo1").faults().summary()).isEqualTo("delay 2 s");
	}

	@Test
	void shortensLongNameInError() {
		post("echo1", "{\"%s\":\"1\"}".formatted("x".repeat(10_000))).expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.detail")
			.value(String.class, (detail) -> assertThat(detail).hasSizeLessThan(300));
	}

	@Test
	void rejectsUnknownServer() {
		for (ResponseSpec response : List.of(this.http.get().uri("/tcpfaults/echo9").exchange(),
				post("echo9", "{\"delay\":\"1s\"}"), this.http.delete().uri("/tcpfaults/echo9").exchange())) {
			response.expectStatus()
				.isNotFound()
				.expectBody()
				.jsonPath("$.detail")
				.isEqualTo("Unknown server 'echo9'. Known servers: echo1, echo2, echo3, happy, teacher");
		}
	}

	private ResponseSpec post(String server, String body) {
		return this.http.post()
			.uri("/tcpfaults/" + server)
			.contentType(MediaType.APPLICATION_JSON)
			.body(body)
			.exchange();
	}

}
