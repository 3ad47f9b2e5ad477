package dev.tcplab.actuate;

import java.util.List;
import java.util.Map;

import dev.tcplab.client.TalkException;
import dev.tcplab.client.TcpClients;
import dev.tcplab.server.Recording;
import dev.tcplab.server.TcpServer;
import dev.tcplab.server.TcpServers;
import dev.tcplab.server.Wire;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.annotation.DirtiesContext.ClassMode;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * The meters, by value after known traffic.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "tcp-lab.server.port=0", "tcp-lab.servers.echo2.codec=lf",
				"tcp-lab.servers.echo2.message-size=8B", "tcp-lab.servers.echo2.read-timeout=300ms" })
@ActiveProfiles({ "happy", "echo2", "echo3" })
@Import(Recording.class)
@DirtiesContext(classMode = ClassMode.AFTER_EACH_TEST_METHOD)
class MetersTests {

	@Autowired
	TcpServers servers;

	@Autowired
	TcpClients clients;

	RestTestClient http;

	@BeforeEach
	void connect(@LocalServerPort int httpPort) {
		this.http = RestTestClient.bindToServer().baseUrl("http://127.0.0.1:%d/actuator".formatted(httpPort)).build();
	}

	@Test
	void everyMeterIsThereBeforeTheFirstClient() {
		for (String server : new String[] { "happy", "echo2", "echo3" }) {
			String tag = "?tag=server:" + server;
			assertThat(value("tcp.server.connections" + tag)).isZero();
			assertThat(value("tcp.server.connections.active" + tag)).isZero();
			assertThat(value("tcp.server.connections.rejected" + tag)).isZero();
			assertThat(value("tcp.server.bytes" + tag + "&tag=direction:in")).isZero();
			assertThat(value("tcp.server.bytes" + tag + "&tag=direction:out")).isZero();
			for (String outcome : new String[] { "answered", "timeout", "reset", "error" }) {
				assertThat(value("tcp.server.exchanges" + tag + "&tag=outcome:" + outcome)).isZero();
			}
		}
		assertThat(value("tcp.client.talks?tag=outcome:answered")).isZero();
	}

	@Test
	void exchangesAreTimedByOutcome() throws Exception {
		sendOneOfEachOutcome();
		assertThat(value("tcp.server.connections?tag=server:echo2")).isEqualTo(5);
		assertThat(exchanges("answered")).isEqualTo(2);
		assertThat(exchanges("timeout")).isEqualTo(1);
		assertThat(exchanges("reset")).isEqualTo(1);
		assertThat(exchanges("error")).isEqualTo(1);
		assertThat(value("tcp.server.bytes?tag=server:echo2&tag=direction:in")).isEqualTo(3 + 3 + 9);
		assertThat(value("tcp.server.bytes?tag=server:echo2&tag=direction:out")).isEqualTo(9 + 9);
		assertThat(value("tcp.server.connections?tag=server:happy")).isZero();
	}

	private double exchanges(String outcome) {
		return value("tcp.server.exchanges?tag=server:echo2&tag=outcome:" + outcome);
	}

	private void sendOneOfEachOutcome() throws Exception {
		TcpServer echo2 = this.servers.find("echo2");
		Wire.send(echo2.port(), "hi\n");
		Wire.send(echo2.port(), "yo\n");
		Wire.tryToSend(echo2.port(), "too long!");
		try (Wire silent = Wire.connect(echo2.port()); Wire breaking = Wire.connect(echo2.port())) {
			await().until(() -> echo2.active() == 2);
			breaking.reset();
			silent.receive();
		}
		await().until(() -> echo2.active() == 0);
	}

	@Test
	void clientsAreCountedWhileTheyAreConnected() throws Exception {
		try (Wire client = Wire.connect(this.servers.find("happy").port())) {
			await().until(() -> value("tcp.server.connections.active?tag=server:happy") == 1);
			client.send("Test").receive();
		}
		await().until(() -> value("tcp.server.connections.active?tag=server:happy") == 0);
	}

	@Test
	void theStateIsTheOneWithOne() {
		assertThat(state("listening")).isOne();
		assertThat(state("stopped")).isZero();
		TcpServer happy = this.servers.find("happy");
		happy.stop();
		assertThat(state("listening")).isZero();
		assertThat(state("stopped")).isOne();
	}

	private double state(String state) {
		return value("tcp.server.state?tag=server:happy&tag=state:" + state);
	}

	@Test
	void metersDoNotForget() {
		TcpServer happy = this.servers.find("happy");
		Wire.send(happy.port(), "Test");
		await().until(() -> happy.active() == 0);
		happy.reset();
		assertThat(value("tcp.server.connections?tag=server:happy")).isEqualTo(1);
		Wire.send(happy.port(), "Test");
		assertThat(value("tcp.server.connections?tag=server:happy")).isEqualTo(2);
	}

	@Test
	void metersHaveDescriptionsAndUnits() {
		assertThat(meter("tcp.server.connections")).containsEntry("description", "Clients that were accepted");
		assertThat(meter("tcp.server.bytes")).containsEntry("baseUnit", "bytes").containsKey("description");
		assertThat(meter("tcp.server.exchanges")).containsEntry("baseUnit", "seconds").containsKey("description");
		assertThat(meter("tcp.client.talks")).containsEntry("baseUnit", "seconds").containsKey("description");
	}

	@Test
	void talksAreTimedByOutcome() {
		this.clients.to("127.0.0.1", this.servers.find("happy").port()).talk("Test");
		int nobody = Wire.freePort();
		assertThatExceptionOfType(TalkException.class)
			.isThrownBy(() -> this.clients.to("127.0.0.1", nobody).talk("Test"));
		assertThat(value("tcp.client.talks?tag=outcome:answered")).isEqualTo(1);
		assertThat(value("tcp.client.talks?tag=outcome:refused")).isEqualTo(1);
	}

	@Test
	void prometheusScrapesThem() throws Exception {
		sendOneOfEachOutcome();
		String scrape = this.http.get()
			.uri("/prometheus")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
		assertThat(scrape.lines()).contains("# TYPE tcp_server_connections_total counter",
				"tcp_server_connections_total{server=\"echo2\"} 5.0",
				"tcp_server_connections_active{server=\"echo2\"} 0.0",
				"tcp_server_connections_rejected_total{server=\"echo2\"} 0.0",
				"tcp_server_exchanges_seconds_count{outcome=\"timeout\",server=\"echo2\"} 1",
				"tcp_server_exchanges_seconds_bucket{outcome=\"timeout\",server=\"echo2\",le=\"0.2\"} 0",
				"tcp_server_exchanges_seconds_bucket{outcome=\"timeout\",server=\"echo2\",le=\"10.0\"} 1",
				"tcp_server_state{server=\"echo2\",state=\"listening\"} 1.0",
				"tcp_server_bytes_total{direction=\"out\",server=\"echo2\"} 18.0");
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
