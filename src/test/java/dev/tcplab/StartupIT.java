package dev.tcplab;

import java.net.ServerSocket;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The start of the process.
 */
class StartupIT {

	@Test
	void listsProfilesForHelp() throws Exception {
		try (LabProcess lab = LabProcess.startPackaged("--help")) {
			lab.awaitExit(0);
			assertThat(lab.output()).contains("happy", "echo1", "echo2", "echo3", "teacher", "lab", "client-test",
					"chat", "ping", "check echo2 echo-server2.py");
			assertThat(lab.errorLines()).isEmpty();
		}
	}

	@Test
	void runsLabWithoutProfile() throws Exception {
		try (LabProcess lab = LabProcess.start("--server.port=0", "--tcp-lab.server.port=0")) {
			lab.awaitPort();
			assertThat(lab.errorLines()).first()
				.asString()
				.contains("No profile given", "client-test", "as in echo1", "--help");
			for (String server : List.of("happy", "echo1", "echo2", "echo3")) {
				lab.awaitLine("[%s] Waiting for Clients to connect".formatted(server));
			}
			lab.awaitLine("[teacher] Waiting for connections at 0.0.0.0, %d ".formatted(lab.awaitPort("teacher")));
		}
	}

	@Test
	void reportsTakenPortInTwoLines() throws Exception {
		try (ServerSocket other = new ServerSocket(0);
				LabProcess lab = LabProcess.start("--spring.profiles.active=echo1",
						"--tcp-lab.server.port=" + other.getLocalPort())) {
			lab.awaitExit(1);
			assertThat(lab.errorLines()).containsExactly(
					"Problems using port %d: Address already in use".formatted(other.getLocalPort()),
					"Stop the program that uses it, or choose another port,"
							+ " as in --echo1.port=8090 (0 picks a free port)");
			assertThat(lab.output()).isEmpty();
		}
	}

	@Test
	void reportsInvalidValueInTwoLines() throws Exception {
		try (LabProcess lab = LabProcess.start("--spring.profiles.active=echo1", "--tcp-lab.server.port=70000")) {
			lab.awaitExit(1);
			assertThat(lab.errorLines()).containsExactly("Invalid value '70000' for tcp-lab.server.port",
					"Allowed: 0 to 65535");
		}
	}

}
