package dev.tcplab;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

/**
 * The process from its first line to its exit code.
 */
class LifeIT {

	@Test
	void echo3PrintsItsTranscriptAndExitsWithZero() throws Exception {
		try (LabProcess lab = LabProcess.start("--server.port=0", "--spring.profiles.active=echo3",
				"--tcp-lab.server.port=0")) {
			int port = lab.awaitPort();
			List<String> expected = new ArrayList<>(List.of("The server is configured!"));
			List<String> clients = new ArrayList<>();
			for (int i = 1; i <= 5; i++) {
				try (Socket client = new Socket("127.0.0.1", port)) {
					assertThat(talk(client, "Test" + i + "...")).isEqualTo("ECHO: Test" + i + "...\n");
					String address = "('127.0.0.1', " + client.getLocalPort() + ")";
					expected.add("Waiting for Clients to connect");
					expected.add("CONNECTION " + i + ". Client IP,PORT: " + address);
					expected.add("Message received: Test" + i + "...");
					clients.add("Client " + (i - 1) + ": " + address);
				}
			}
			expected.add("The following clients has connected to the server: ");
			expected.addAll(clients);
			assertThat(lab.awaitExit()).isZero();
			assertThat(lab.output()).isEqualTo(String.join("\n", expected) + "\n");
		}
	}

	@Test
	void sigtermLetsExchangesFinishAndSaysSoLast() throws Exception {
		try (LabProcess lab = LabProcess.start("--server.port=0", "--spring.profiles.active=echo1",
				"--tcp-lab.server.port=0")) {
			try (Socket client = new Socket("127.0.0.1", lab.awaitPort())) {
				lab.awaitLine("A client has connected to the server!");
				lab.signal("TERM");
				lab.awaitError("echo1 is waiting for 1 client to finish, 5000 ms at most");
				assertThat(talk(client, "Test")).isEqualTo("ECHO: Test\n");
			}
			assertThat(lab.awaitExit()).isEqualTo(143);
			assertThat(lab.errorLines()).noneMatch((line) -> line.contains("Exception"));
			assertThat(lab.outputLines()).containsExactly("The server is configured!", "Waiting for Clients to connect",
					"A client has connected to the server!", "Message received: Test", "Server stopped by the user");
		}
	}

	@Test
	void ctrlCStopsTheServers() throws Exception {
		assumeFalse(interruptsAreIgnored());
		try (LabProcess lab = LabProcess.start("--server.port=0", "--spring.profiles.active=happy",
				"--tcp-lab.server.port=0")) {
			lab.awaitPort();
			lab.signal("INT");
			assertThat(lab.awaitExit()).isEqualTo(130);
			assertThat(lab.errorLines()).noneMatch((line) -> line.contains("Exception"));
			assertThat(lab.outputLines()).last().isEqualTo("Server stopped by the user");
		}
	}

	/**
	 * As in a shell's background jobs, which hand that on to the processes they start.
	 */
	private static boolean interruptsAreIgnored() throws IOException {
		String ignored = Files.readAllLines(Path.of("/proc/self/status"))
			.stream()
			.filter((line) -> line.startsWith("SigIgn:"))
			.findFirst()
			.orElseThrow();
		int interrupt = 2;
		return (Long.parseUnsignedLong(ignored.substring(7).strip(), 16) >> (interrupt - 1) & 1) == 1;
	}

	private static String talk(Socket client, String message) throws IOException {
		client.getOutputStream().write(message.getBytes(StandardCharsets.UTF_8));
		return new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
	}

}
