package dev.tcplab.web.actuator;

import java.util.List;
import java.util.Map;

import dev.tcplab.client.TalkException;
import dev.tcplab.client.TcpClients;
import dev.tcplab.server.RefusedPort;
import dev.tcplab.server.TcpServer;
import dev.tcplab.server.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * The meters, by their increase after known traffic.
 */
class MetersTests extends AbstractActuatorTests {

	private static final String ECHO2 = "?tag=server:echo2";

	@Autowired
	TcpClients clients;

	@ParameterizedTest
	@ValueSource(strings = { "connections?tag=server:teacher", "connections.active?tag=server:teacher",
			"connections.rejected?tag=server:teacher", "bytes?tag=server:teacher&tag=direction:in",
			"bytes?tag=server:teacher&tag=direction:out", "exchanges?tag=server:teacher&tag=outcome:answered",
			"exchanges?tag=server:teacher&tag=outcome:timeout", "exchanges?tag=server:teacher&tag=outcome:reset",
			"exchanges?tag=server:teacher&tag=outcome:error" })
	void existsBeforeFirstClient(String meter) {
		assertThat(value("tcp.server." + meter)).isZero();
	}

	@Test
	void countsExchangesByOutcome() throws Exception {
		double connections = value("tcp.server.connections" + ECHO2);
		double answered = exchanges("answered");
		double reset = exchanges("reset");
		double error = exchanges("error");
		double in = value("tcp.server.bytes" + ECHO2 + "&tag=direction:in");
		double out = value("tcp.server.bytes" + ECHO2 + "&tag=direction:out");
		talkToEcho2();
		assertThat(value("tcp.server.connections" + ECHO2)).isEqualTo(connections + 4);
		assertThat(exchanges("answered")).isEqualTo(answered + 2);
		assertThat(exchanges("reset")).isEqualTo(reset + 1);
		assertThat(exchanges("error")).isEqualTo(error + 1);
		assertThat(value("tcp.server.bytes" + ECHO2 + "&tag=direction:in")).isEqualTo(in + 3 + 3 + 9);
		assertThat(value("tcp.server.bytes" + ECHO2 + "&tag=direction:out")).isEqualTo(out + 9 + 9);
	}

	private double exchanges(String outcome) {
		return value("tcp.server.exchanges" + ECHO2 + "&tag=outcome:" + outcome);
	}

	private void talkToEcho2() throws Exception {
		TcpServer echo2 = this.servers.find("echo2");
		Wire.send(echo2.port(), "hi\n");
		Wire.send(echo2.port(), "yo\n");
		Wire.tryToSend(echo2.port(), "too long!");
		try (Wire client = Wire.connect(echo2.port())) {
			await().until(() -> echo2.active() == 1);
			client.reset();
		}
		awaitIdle(echo2);
	}

	@Test
	void countsTimeouts() throws Exception {
		String timeouts = "tcp.server.exchanges?tag=server:echo3&tag=outcome:timeout";
		double before = value(timeouts);
		try (Wire silent = Wire.connect(port("echo3"))) {
			assertThat(silent.receive()).isEmpty();
		}
		awaitIdle(this.servers.find("echo3"));
		assertThat(value(timeouts)).isEqualTo(before + 1);
	}

	@Test
	void countsConnectedClients() throws Exception {
		String active = "tcp.server.connections.active?tag=server:happy";
		try (Wire client = Wire.connect(port("happy"))) {
			await().until(() -> value(active) == 1);
			client.send("Test").receive();
		}
		await().until(() -> value(active) == 0);
	}

	@Test
	void showsCurrentState() {
		assertThat(state("listening")).isOne();
		assertThat(state("stopped")).isZero();
		this.servers.find("happy").control().stop();
		assertThat(state("listening")).isZero();
		assertThat(state("stopped")).isOne();
	}

	private double state(String state) {
		return value("tcp.server.state?tag=server:happy&tag=state:" + state);
	}

	@Test
	void keepsCountsWhenServerIsReset() {
		String connections = "tcp.server.connections?tag=server:happy";
		double before = value(connections);
		Wire.send(port("happy"), "Test");
		awaitIdle(this.servers.find("happy"));
		this.servers.find("happy").control().reset();
		assertThat(value(connections)).isEqualTo(before + 1);
	}

	@Test
	void hasDescriptionsAndUnits() {
		assertThat(meter("tcp.server.connections")).containsEntry("description", "Clients that were accepted");
		assertThat(meter("tcp.server.bytes")).containsEntry("baseUnit", "bytes").containsKey("description");
		assertThat(meter("tcp.server.exchanges")).containsEntry("baseUnit", "seconds").containsKey("description");
		assertThat(meter("tcp.client.talks")).containsEntry("baseUnit", "seconds").containsKey("description");
	}

	@Test
	void countsTalksByOutcome() throws Exception {
		double answered = value("tcp.client.talks?tag=outcome:answered");
		this.clients.to("127.0.0.1", port("happy")).talk("Test");
		assertThat(value("tcp.client.talks?tag=outcome:answered")).isEqualTo(answered + 1);
		try (RefusedPort port = new RefusedPort()) {
			assertThatExceptionOfType(TalkException.class)
				.isThrownBy(() -> this.clients.to("127.0.0.1", port.number()).talk("Test"));
		}
		assertThat(value("tcp.client.talks?tag=outcome:refused")).isOne();
	}

	@Test
	void isScrapedByPrometheus() throws Exception {
		talkToEcho2();
		String scrape = this.http.get()
			.uri("/prometheus")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
		assertThat(scrape.lines()).contains("# TYPE tcp_server_connections_total counter",
				"tcp_server_connections_total{server=\"echo2\"} %.1f".formatted(
						value("tcp.server.connections" + ECHO2)),
				"tcp_server_connections_active{server=\"echo2\"} 0.0",
				"tcp_server_connections_rejected_total{server=\"echo2\"} 0.0",
				"tcp_server_exchanges_seconds_count{outcome=\"error\",server=\"echo2\"} %.0f"
					.formatted(exchanges("error")),
				"tcp_server_exchanges_seconds_bucket{outcome=\"timeout\",server=\"echo2\",le=\"0.2\"} 0",
				"tcp_server_state{server=\"echo2\",state=\"listening\"} 1.0");
		assertThat(scrape).doesNotContain("tcp_server_exchanges_seconds_count{client");
	}

	private Map<String, Object> meter(String meter) {
		return this.http.get()
			.uri("/metrics/" + meter)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(new ParameterizedTypeReference<Map<String, Object>>() {
			})
			.returnResult()
			.getResponseBody();
	}

	private double value(String meter) {
		List<?> measurements = (List<?>) meter(meter).get("measurements");
		return ((Number) ((Map<?, ?>) measurements.get(0)).get("value")).doubleValue();
	}

}
