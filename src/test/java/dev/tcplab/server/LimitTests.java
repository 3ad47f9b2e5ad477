package dev.tcplab.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Servers that serve so many clients and no more.
 */
class LimitTests {

	@Test
	void echo3ServesFiveOfAThousandClients() throws Exception {
		try (Lab lab = Lab.start("echo3")) {
			int port = lab.port("echo3");
			ExecutorService clients = Executors.newFixedThreadPool(250);
			List<Future<String>> answers = new ArrayList<>();
			for (int i = 0; i < 1000; i++) {
				answers.add(clients.submit(() -> Wire.tryToSend(port, "me")));
			}
			int answered = 0;
			for (Future<String> answer : answers) {
				answered += answer.get().equals("ECHO: me\n") ? 1 : 0;
			}
			clients.shutdown();
			assertThat(answered).isEqualTo(5);
			lab.servers().awaitFinished();
			lab.recording()
				.awaitLine("Client 4: " + lab.recording()
					.lines()
					.stream()
					.filter((line) -> line.startsWith("CONNECTION 5"))
					.map((line) -> line.substring(line.indexOf('(')))
					.findFirst()
					.orElseThrow());
			assertThat(lab.recording().lines().stream().filter((line) -> line.startsWith("CONNECTION"))).hasSize(5);
		}
	}

	@Test
	void refusesClientsWhileTheLastOnesAreStillServed() throws Exception {
		try (Lab lab = Lab.start("echo2", "server.limit=1"); Wire last = Wire.connect(lab.port("echo2"))) {
			lab.recording().awaitLine("CONNECTION 1. Client IP,PORT: ('127.0.0.1', %d)".formatted(last.localPort()));
			assertThat(Wire.tryToSend(lab.port("echo2"), "me too")).isEqualTo("<refused>");
			assertThat(last.send("me").receive()).isEqualTo("ECHO: me\n");
		}
	}

	@Test
	void aClientThatResetsCountsTowardsTheLimit() throws Exception {
		try (Lab lab = Lab.start("echo3", "server.limit=1")) {
			try (Wire client = Wire.connect(lab.port("echo3"))) {
				client.reset();
			}
			lab.servers().awaitFinished();
			lab.recording().awaitLine("The following clients has connected to the server: ");
			assertThat(lab.recording().lines()).doesNotContain("Message received: ");
		}
	}

	@Test
	void servesOneClientAtATimeAsTheLessonDoes() throws IOException {
		try (Lab lab = Lab.start("echo2", "server.max-clients=1");
				Wire first = Wire.connect(lab.port("echo2"));
				Wire second = Wire.connect(lab.port("echo2")).send("second")) {
			assertThat(first.send("first").receive()).isEqualTo("ECHO: first\n");
			first.leave();
			assertThat(second.receive()).isEqualTo("ECHO: second\n");
			lab.recording().awaitLine("Message received: second");
			assertThat(lab.recording().lines()).containsSequence(
					"CONNECTION 1. Client IP,PORT: ('127.0.0.1', %d)".formatted(first.localPort()),
					"Message received: first", "Waiting for Clients to connect",
					"CONNECTION 2. Client IP,PORT: ('127.0.0.1', %d)".formatted(second.localPort()));
		}
	}

}
