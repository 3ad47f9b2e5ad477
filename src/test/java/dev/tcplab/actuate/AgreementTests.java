package dev.tcplab.actuate;

import java.util.ArrayList;
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
import dev.tcplab.server.TcpServers;
import dev.tcplab.server.Wire;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

/**
 * Counts, history, meters and transcript tell the same of very many exchanges.
 */
@SpringBootTest(webEnvironment = WebEnvironment.NONE,
		properties = { "tcp-lab.server.port=0", "tcp-lab.server.codec=lf", "tcp-lab.server.message-size=16B",
				"tcp-lab.server.read-timeout=2s" })
@ActiveProfiles("echo2")
@Import(Recording.class)
@Timeout(120)
class AgreementTests {

	private static final int ANSWERED = 1400;

	private static final int OTHERS = 200;

	private static final int ALL = ANSWERED + 3 * OTHERS;

	@Test
	void afterTwoThousandExchangesOfEveryOutcome(@Autowired TcpServers servers, @Autowired Recording recording,
			@Autowired MeterRegistry meters) throws Exception {
		TcpServer server = servers.find("echo2");
		List<Wire> silent = new ArrayList<>();
		for (int i = 0; i < OTHERS; i++) {
			silent.add(Wire.connect(server.port()));
		}
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
		for (Wire client : silent) {
			assertThat(client.receive()).isEmpty();
			client.leave();
		}
		clients.shutdown();
		await().until(() -> server.active() == 0);

		ServerSnapshot snapshot = server.snapshot();
		assertThat(snapshot.counts().connections()).isEqualTo(ALL);
		assertThat(snapshot.counts().exchanges()).containsOnly(entry(Outcome.ANSWERED, (long) ANSWERED),
				entry(Outcome.TIMEOUT, (long) OTHERS), entry(Outcome.RESET, (long) OTHERS),
				entry(Outcome.ERROR, (long) OTHERS));
		assertThat(snapshot.clients()).extracting((record) -> record.client().number()).first().isEqualTo(ALL - 99L);
		assertThat(snapshot.clients()).hasSize(100).extracting(ClientRecord::outcome).doesNotContainNull();
		assertThat(meters.get("tcp.server.connections").functionCounter().count()).isEqualTo(ALL);
		for (Map.Entry<Outcome, Long> exchanges : snapshot.counts().exchanges().entrySet()) {
			assertThat(meters.get("tcp.server.exchanges").tag("outcome", exchanges.getKey().toString()).timer().count())
				.isEqualTo(exchanges.getValue());
		}
		assertThat(meters.get("tcp.server.bytes").tag("direction", "in").counter().count())
			.isEqualTo(snapshot.counts().bytesIn());
		assertThat(meters.get("tcp.server.bytes").tag("direction", "out").counter().count())
			.isEqualTo(snapshot.counts().bytesOut())
			.isEqualTo(ANSWERED * "ECHO: Test\n".length());

		await().untilAsserted(() -> assertThat(recording.lines()).hasSize(2 + ALL + ANSWERED + ALL));
		assertThat(recording.lines()).filteredOn((line) -> line.startsWith("CONNECTION")).hasSize(ALL);
		assertThat(recording.lines()).filteredOn((line) -> line.equals("Message received: Test")).hasSize(ANSWERED);
	}

}
