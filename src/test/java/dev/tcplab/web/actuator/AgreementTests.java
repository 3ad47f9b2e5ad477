package dev.tcplab.web.actuator;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.tcplab.server.ClientRecord;
import dev.tcplab.server.Outcome;
import dev.tcplab.server.Recording;
import dev.tcplab.server.ServerSnapshot;
import dev.tcplab.server.TcpServer;
import dev.tcplab.server.Wire;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

/**
 * Counts, history, meters, and transcript agree after many exchanges at once.
 */
class AgreementTests extends AbstractActuatorTests {

	private static final int ANSWERED = 210;

	private static final int OTHERS = 30;

	private static final int ALL = ANSWERED + 2 * OTHERS;

	@Autowired
	MeterRegistry meters;

	@Autowired
	Recording recording;

	@Test
	void agreesOnEachOutcome() throws Exception {
		TcpServer server = this.servers.find("echo2");
		double connectionsBefore = connections();
		Map<Outcome, Long> exchangesBefore = exchanges();
		long linesBefore = lines("CONNECTION");
		long messagesBefore = lines("Message received: Test");
		talk(server);
		awaitIdle(server);

		ServerSnapshot snapshot = server.snapshot();
		assertThat(snapshot.counts().connections()).isEqualTo(ALL);
		assertThat(snapshot.counts().exchanges()).containsOnly(entry(Outcome.ANSWERED, (long) ANSWERED),
				entry(Outcome.TIMEOUT, 0L), entry(Outcome.RESET, (long) OTHERS), entry(Outcome.ERROR, (long) OTHERS));
		assertThat(snapshot.counts().bytes().out()).isEqualTo(ANSWERED * "ECHO: Test\n".length());
		assertThat(snapshot.clients()).hasSize(100).extracting(ClientRecord::outcome).doesNotContainNull();
		assertThat(snapshot.clients().get(0).client().number()).isEqualTo(ALL - 99L);
		assertThat(connections()).isEqualTo(connectionsBefore + ALL);
		assertThat(exchanges()).allSatisfy((outcome, count) -> assertThat(count)
			.isEqualTo(exchangesBefore.get(outcome) + snapshot.counts().exchanges().get(outcome)));
		await().untilAsserted(() -> {
			assertThat(lines("CONNECTION")).isEqualTo(linesBefore + ALL);
			assertThat(lines("Message received: Test")).isEqualTo(messagesBefore + ANSWERED);
		});
	}

	private static void talk(TcpServer server) throws Exception {
		ExecutorService clients = Executors.newFixedThreadPool(16);
		List<Future<?>> done = new ArrayList<>();
		for (int i = 0; i < ANSWERED; i++) {
			done.add(clients.submit(() -> Wire.send(server.port(), "Test\n")));
		}
		for (int i = 0; i < OTHERS; i++) {
			done.add(clients.submit(() -> Wire.tryToSend(server.port(), "longer than allowed")));
			done.add(clients.submit(() -> {
				try (Wire client = Wire.connect(server.port())) {
					client.send("half a").reset();
				}
				return null;
			}));
		}
		for (Future<?> client : done) {
			client.get();
		}
		clients.shutdown();
	}

	private double connections() {
		return this.meters.get("tcp.server.connections").tag("server", "echo2").functionCounter().count();
	}

	private Map<Outcome, Long> exchanges() {
		Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
		for (Outcome outcome : Outcome.values()) {
			counts.put(outcome,
					this.meters.get("tcp.server.exchanges")
						.tags("server", "echo2", "outcome", outcome.toString())
						.timer()
						.count());
		}
		return counts;
	}

	private long lines(String text) {
		return this.recording.lines().stream().filter((line) -> line.startsWith("[echo2] " + text)).count();
	}

}
