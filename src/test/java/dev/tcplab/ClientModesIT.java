package dev.tcplab;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.tcplab.client.FakeServer;
import dev.tcplab.server.Wire;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Client modes as processes: their exit, and their end by a signal.
 */
class ClientModesIT {

	@Test
	void aClientThatReachesNobodyExitsWithOne() throws Exception {
		try (LabProcess lab = LabProcess.start("--spring.profiles.active=client-test",
				"--tcp-lab.client.port=" + Wire.freePort(), "--tcp-lab.client.count=1")) {
			assertThat(lab.awaitExit()).isOne();
			assertThat(lab.errorLines()).singleElement().asString().startsWith("Message 0 was not answered.");
			assertThat(lab.outputLines()).containsExactly("To Server: Message 0");
		}
	}

	@Test
	void aLoadThatIsStoppedShowsWhatItHasAndWaitsForNoServerThatHangs() throws Exception {
		AtomicInteger clients = new AtomicInteger();
		CountDownLatch hanging = new CountDownLatch(1);
		CountDownLatch end = new CountDownLatch(1);
		try (FakeServer server = FakeServer.start((client) -> {
			if (clients.incrementAndGet() == 1) {
				client.getOutputStream().write('x');
			}
			else {
				hanging.countDown();
				await(end);
			}
		});
				LabProcess lab = LabProcess.start("--spring.profiles.active=load", "--tcp-lab.client.reply-timeout=1h",
						"--tcp-lab.load.clients=1", "--tcp-lab.load.warm-up=0",
						"--tcp-lab.client.port=" + server.port())) {
			await(hanging);
			lab.signal("TERM");
			assertThat(lab.awaitExit()).isEqualTo(143);
			assertThat(lab.outputLines()).first().asString().startsWith("exchanges  1 in ");
			assertThat(lab.outputLines()).contains("errors     0");
			end.countDown();
		}
	}

	private static void await(CountDownLatch event) {
		try {
			assertThat(event.await(60, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Test
	void aServerAndAClientInOneProcessEndTogether() throws Exception {
		int port = Wire.freePort();
		try (LabProcess lab = LabProcess.start("--spring.profiles.active=echo3,client-test", "--server.port=0",
				"--tcp-lab.server.port=" + port, "--tcp-lab.client.port=" + port)) {
			assertThat(lab.awaitExit()).isZero();
			List<String> lines = new ArrayList<>(lab.outputLines());
			assertThat(lines.stream().filter((line) -> line.contains("Server: ")))
				.containsExactly(talks().toArray(String[]::new));
			lines.removeAll(talks());
			assertThat(lines.stream().filter((line) -> line.startsWith("CONNECTION "))).hasSize(5);
			assertThat(lines).containsSubsequence("The server is configured!", "Waiting for Clients to connect",
					"Message received: Message 4", "The following clients has connected to the server: ");
		}
	}

	private static List<String> talks() {
		List<String> talks = new ArrayList<>();
		for (int i = 0; i < 5; i++) {
			talks.add("To Server: Message " + i);
			talks.add("From Server: ECHO: Message " + i);
		}
		return talks;
	}

}
