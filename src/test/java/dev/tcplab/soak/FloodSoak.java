package dev.tcplab.soak;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.tcplab.LabProcess;
import dev.tcplab.server.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Very many clients at once.
 */
@Timeout(240)
class FloodSoak {

	private static final int CONNECTIONS = 50_000;

	private static final int AT_ONCE = 2_000;

	@Test
	void answersFiftyThousandConnections() throws Exception {
		try (LabProcess process = start()) {
			int port = process.awaitPort();
			Watched lab = new Watched(process);
			Wire.send(port, "hi");
			long threads = lab.threads();
			flood(port, AT_ONCE);
			long descriptors = lab.descriptors();
			long heap = lab.liveHeap();
			long begin = System.nanoTime();
			for (int i = 0; i < CONNECTIONS / AT_ONCE; i++) {
				flood(port, AT_ONCE);
			}
			double seconds = (System.nanoTime() - begin) / 1e9;
			await().until(() -> lab.count("echo1", "active") == 0);
			assertThat(lab.count("echo1", "connections")).isEqualTo(CONNECTIONS + AT_ONCE + 1);
			assertThat(lab.count("echo1", "exchanges.answered")).isEqualTo(CONNECTIONS + AT_ONCE + 1);
			long heapAfter = lab.liveHeap();
			await().until(() -> lab.descriptors() <= descriptors + 5);
			// Those of a pool leave after a minute of rest.
			await().atMost(Duration.ofMinutes(2)).until(() -> lab.threads() <= threads + 10);
			Table.row("Flood", "50,000 connections, 2,000 at a time",
					"every one answered, in %.0f s; counts exact; %d file descriptors before, %d after; "
							+ "%d threads before, %d after; live heap %d MB before, %d MB after",
					seconds, descriptors, lab.descriptors(), threads, lab.threads(), heap, heapAfter);
			assertThat(heapAfter).isLessThanOrEqualTo(heap + 10);
		}
	}

	@Test
	void queuesClientsBeyondMaxClients() throws Exception {
		try (LabProcess process = start("--tcp-lab.server.max-clients=50")) {
			int port = process.awaitPort();
			Watched lab = new Watched(process);
			List<Wire> clients = new ArrayList<>();
			for (int i = 0; i < 1000; i++) {
				clients.add(Wire.connect(port));
			}
			long active = lab.count("echo1", "active");
			answerAll(clients);
			Table.row("More clients than `max-clients`", "1,000 at once, `max-clients` 50",
					"%d served, the rest waited in the kernel's queue; every one answered", active);
			assertThat(active).isEqualTo(50);
		}
	}

	private static LabProcess start(String... arguments) throws IOException {
		List<String> all = new ArrayList<>(
				List.of("--spring.profiles.active=echo1", "--server.port=0", "--tcp-lab.server.port=0"));
		all.addAll(List.of(arguments));
		return LabProcess.start(all.toArray(String[]::new));
	}

	/**
	 * Connects all clients before the first of them sends.
	 */
	private static void flood(int port, int count) throws Exception {
		List<Wire> clients = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			clients.add(Wire.connect(port));
		}
		answerAll(clients);
	}

	private static void answerAll(List<Wire> clients) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(32);
		List<Future<String>> answers = new ArrayList<>();
		for (Wire client : clients) {
			answers.add(threads.submit(() -> {
				try (client) {
					return client.send("hi").receive();
				}
			}));
		}
		for (Future<String> answer : answers) {
			assertThat(answer.get()).isEqualTo("ECHO: hi\n");
		}
		threads.shutdown();
	}

}
