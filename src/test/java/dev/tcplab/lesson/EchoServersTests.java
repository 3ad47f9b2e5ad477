package dev.tcplab.lesson;

import java.util.ArrayList;
import java.util.List;

import dev.tcplab.server.Lab;
import dev.tcplab.server.ServerState;
import dev.tcplab.server.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The echo servers of Session 10, exercises 1 to 3.
 */
@Timeout(60)
class EchoServersTests {

	@Test
	void printsLinesOfEcho1() {
		try (Lab lab = Lab.start("echo1")) {
			assertThat(Wire.send(lab.port("echo1"), "Test1...")).isEqualTo("ECHO: Test1...\n");
			lab.recording()
				.awaitLines("The server is configured!", "Waiting for Clients to connect",
						"A client has connected to the server!", "Message received: Test1...",
						"Waiting for Clients to connect");
			assertThat(Wire.send(lab.port("echo1"), "Test2...")).isEqualTo("ECHO: Test2...\n");
		}
	}

	@Test
	void printsLinesOfEcho2() throws Exception {
		try (Lab lab = Lab.start("echo2");
				Wire first = Wire.connect(lab.port("echo2"));
				Wire second = Wire.connect(lab.port("echo2"))) {
			String connection2 = "CONNECTION 2. Client IP,PORT: ('127.0.0.1', %d)".formatted(second.localPort());
			assertThat(first.send("Test1...").receive()).isEqualTo("ECHO: Test1...\n");
			lab.recording().awaitLine(connection2);
			lab.recording().awaitLine("Message received: Test1...");
			assertThat(lab.recording().lines()).startsWith("The server is configured!",
					"Waiting for Clients to connect",
					"CONNECTION 1. Client IP,PORT: ('127.0.0.1', %d)".formatted(first.localPort()));
			assertThat(second.send("Test2...").receive()).isEqualTo("ECHO: Test2...\n");
			lab.recording().awaitLine("Message received: Test2...");
			assertThat(lab.recording().lines()).containsSubsequence(connection2, "Message received: Test2...",
					"Waiting for Clients to connect");
		}
	}

	@Test
	void printsListOfEcho3AndFinishes() throws Exception {
		List<String> lines = new ArrayList<>(List.of("The server is configured!", "Waiting for Clients to connect"));
		List<String> list = new ArrayList<>(List.of("The following clients has connected to the server: "));
		try (Lab lab = Lab.start("echo3")) {
			for (int i = 1; i <= 5; i++) {
				try (Wire client = Wire.connect(lab.port("echo3"))) {
					assertThat(client.send("Test%d...".formatted(i)).receive())
						.isEqualTo("ECHO: Test%d...\n".formatted(i));
					String address = "('127.0.0.1', %d)".formatted(client.localPort());
					lines.add("CONNECTION %d. Client IP,PORT: %s".formatted(i, address));
					lines.add("Message received: Test%d...".formatted(i));
					lines.add("Waiting for Clients to connect");
					list.add("Client %d: %s".formatted(i - 1, address));
				}
			}
			lines.set(lines.size() - 1, list.get(0));
			lines.addAll(list.subList(1, list.size()));
			lab.servers().awaitFinished();
			assertThat(lab.server("echo3").state()).isEqualTo(ServerState.FINISHED);
			lab.recording().awaitLines(lines.toArray(String[]::new));
		}
	}

}
