package dev.tcplab.hostile;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.tcplab.LabProcess;
import dev.tcplab.server.Wire;
import dev.tcplab.soak.Table;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Clients that send byte after byte, or never read their answer.
 */
@Timeout(120)
class SlowClientsHostile {

	private static final int SLOW = 200;

	private static final int NOT_READING = 10;

	private static final String MESSAGE = "x".repeat(8 * 1024 * 1024 - 1) + "\n";

	@ParameterizedTest
	@ValueSource(strings = { "plain", "TLS" })
	void answersBesideSlowClients(String name, @TempDir Path directory) throws Exception {
		Transport transport = name.equals("TLS") ? Transport.secured(directory) : Transport.plain();
		try (Target target = new Target(LabProcess.start(Target.echo("echo1,echo2,echo3",
				transport.with("--tcp-lab.server.read-timeout=3s", "--tcp-lab.server.write-timeout=3s",
						"--tcp-lab.servers.echo2.codec=lf", "--tcp-lab.servers.echo3.codec=lf",
						"--tcp-lab.servers.echo3.message-size=8MB", "--tcp-lab.servers.echo3.limit=0"))))) {
			List<Wire> clients = new ArrayList<>();
			for (String server : List.of("echo1", "echo2", "echo3")) {
				int port = target.port(server);
				target.beside(() -> transport.connect(port), "");
			}
			String healthy = target.attack(() -> {
				clients.addAll(stopReading(transport, target.port("echo3")));
				drip(transport, target.port("echo1"));
				drip(transport, target.port("echo2"));
				await().until(() -> target.watched().count("echo3", "exchanges.timeout") == NOT_READING);
			});
			for (Wire client : clients) {
				client.reset();
			}
			assertThat(target.watched().count("echo2", "exchanges.timeout")).isEqualTo(SLOW);
			Table.row("Slow clients, " + name,
					"%d that send a byte at a time to each of two servers (`recv`, `lf`), %d that never read an answer of 8 MB"
						.formatted(SLOW, NOT_READING),
					"all were closed at their timeouts; %s", healthy);
		}
	}

	private static List<Wire> stopReading(Transport transport, int port) throws Exception {
		List<Wire> clients = new ArrayList<>();
		for (int i = 0; i < NOT_READING; i++) {
			Wire client = transport.connect(port);
			client.receiveBuffer(4096);
			clients.add(client);
		}
		// All at once, because a message may wait for a place.
		Clients.run(NOT_READING, NOT_READING, (number) -> clients.get(number).send(MESSAGE));
		return clients;
	}

	private static void drip(Transport transport, int port) throws IOException {
		List<Wire> clients = new ArrayList<>();
		for (int i = 0; i < SLOW; i++) {
			clients.add(transport.connect(port));
		}
		await().pollInterval(Duration.ofMillis(200)).until(() -> {
			clients.removeIf((client) -> !client.canSend("x"));
			return clients.isEmpty();
		});
	}

}
