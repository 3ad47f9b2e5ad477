package dev.tcplab;

import java.util.ArrayList;
import java.util.List;

import dev.tcplab.server.Wire;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The process from its first line to its exit code.
 */
class LifeIT {

	@Test
	void printsTranscriptOfEcho3AndExits() throws Exception {
		try (LabProcess lab = LabProcess.startPackaged("--server.port=0", "--spring.profiles.active=echo3",
				"--tcp-lab.server.port=0")) {
			int port = lab.awaitPort();
			List<String> expected = new ArrayList<>(List.of("The server is configured!"));
			List<String> clients = new ArrayList<>();
			for (int i = 1; i <= 5; i++) {
				try (Wire client = Wire.connect(port)) {
					assertThat(client.send("Test" + i + "...").receive()).isEqualTo("ECHO: Test" + i + "...\n");
					String address = "('127.0.0.1', " + client.localPort() + ")";
					expected.add("Waiting for Clients to connect");
					expected.add("CONNECTION " + i + ". Client IP,PORT: " + address);
					expected.add("Message received: Test" + i + "...");
					clients.add("Client " + (i - 1) + ": " + address);
				}
			}
			expected.add("The following clients has connected to the server: ");
			expected.addAll(clients);
			lab.awaitExit(0);
			assertThat(lab.output()).isEqualTo(String.join("\n", expected) + "\n");
		}
	}

	@Test
	void stopsAtCtrlCAfterServerListens() throws Exception {
		try (LabProcess lab = LabProcess.startHeedingInterrupts("--server.port=0", "--spring.profiles.active=happy",
				"--tcp-lab.server.port=0")) {
			lab.awaitLine("Waiting for Clients to connect");
			lab.signal("INT");
			lab.awaitExit(130);
			assertThat(lab.outputLines()).containsExactly("The server is configured!", "Waiting for Clients to connect",
					"Server stopped by the user");
			assertThat(lab.errorLines()).noneMatch((line) -> line.contains("Exception"));
		}
	}

	@Test
	void stopsAtCtrlCDuringStart() throws Exception {
		try (LabProcess lab = LabProcess.startHeedingInterrupts("--server.port=0", "--tcp-lab.server.port=0")) {
			lab.awaitError("No profile given");
			lab.signal("INT");
			lab.awaitExit(130);
			assertThat(lab.outputLines()).satisfiesAnyOf((lines) -> assertThat(lines).isEmpty(),
					(lines) -> assertThat(lines).last().isEqualTo("Server stopped by the user"));
			assertThat(lab.errorLines()).noneMatch((line) -> line.contains("Exception"));
		}
	}

	@Test
	@SuppressWarnings("try")
	void exitsWithThreeIfHeapIsExhausted() throws Exception {
		try (LabProcess lab = LabProcess.startWithHeap("32m", "--server.port=0", "--spring.profiles.active=echo1",
				"--tcp-lab.server.port=0", "--tcp-lab.server.codec=length4", "--tcp-lab.server.message-size=16MB")) {
			// The length of a message of 16 MB, which never follows. Even one is too
			// large.
			try (Wire client = Wire.connect(lab.awaitPort()).send(new byte[] { 1, 0, 0, 0 })) {
				lab.awaitExit(3);
			}
			assertThat(lab.errorLines()).last()
				.isEqualTo("The heap is exhausted, so the process ends. Give it more memory, as in -Xmx512m");
			assertThat(lab.outputLines()).noneMatch((line) -> line.contains("OutOfMemoryError"));
		}
	}

}
