package dev.tcplab;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How the process starts, and in what words it does not.
 */
class StartupIT {

	@Test
	void helpListsTheProfiles() throws Exception {
		try (LabProcess lab = LabProcess.start("--help")) {
			assertThat(lab.awaitExit()).isZero();
			assertThat(lab.output()).contains("happy", "echo1", "echo2", "echo3", "teacher", "lab", "client-test",
					"chat", "ping", "--tcp-lab.server.port");
			assertThat(lab.errorLines()).isEmpty();
		}
	}

	@Test
	void withoutAProfileItIsTheLab() throws Exception {
		try (LabProcess lab = LabProcess.start("--server.port=0", "--tcp-lab.servers.happy.port=0",
				"--tcp-lab.servers.echo1.port=0", "--tcp-lab.servers.echo2.port=0", "--tcp-lab.servers.echo3.port=0",
				"--tcp-lab.servers.teacher.port=0")) {
			lab.awaitPort();
			assertThat(lab.errorLines()).first()
				.asString()
				.contains("No profile given", "--spring.profiles.active=NAME", "--help");
			assertThat(lab.output()).contains("[happy] ", "[echo1] ", "[echo2] ", "[echo3] ", "[teacher] ");
		}
	}

	@Test
	void aTakenPortIsSaidInTwoLines() throws Exception {
		try (ServerSocket other = new ServerSocket(0)) {
			fails(List.of("Problems using port %d: Address already in use".formatted(other.getLocalPort()),
					"Stop the program that uses it, or choose another port,"
							+ " as in --tcp-lab.servers.echo1.port=8090 (0 is any free one)"),
					"--spring.profiles.active=echo1", "--tcp-lab.server.port=" + other.getLocalPort());
		}
	}

	@Test
	void aTakenHttpPortIsSaidInTwoLines() throws Exception {
		try (ServerSocket other = new ServerSocket(0)) {
			String port = Integer.toString(other.getLocalPort());
			try (LabProcess lab = LabProcess.start("--spring.profiles.active=echo1", "--tcp-lab.server.port=0",
					"--server.address=0.0.0.0", "--server.port=" + port)) {
				assertThat(lab.awaitExit()).isOne();
				assertThat(lab.errorLines()).containsExactly(
						"Problems using port %s: Address already in use".formatted(port),
						"Choose another port for the actuator (HTTP), as in --server.port=9081 (0 is any free one)");
			}
		}
	}

	@Test
	void anHttpAddressOfAnotherMachineIsSaidInTwoLines() throws Exception {
		fails(List.of("The actuator (HTTP) cannot listen: Cannot assign requested address",
				"Choose an address of this machine, as in --server.address=127.0.0.1"),
				"--spring.profiles.active=echo1", "--tcp-lab.server.port=0", "--server.address=203.0.113.9");
	}

	@Test
	void aMistypedPropertyIsSaidInTwoLines() throws Exception {
		fails(List.of("There is no property tcp-lab.console.prefx (here with the value none)",
				"Below tcp-lab.console there are: prefix"), "--spring.profiles.active=echo1",
				"--tcp-lab.console.prefx=none");
	}

	@Test
	void aProfileThatRunsNothingIsSaidInTwoLines() throws Exception {
		fails(List.of("Nothing to run: no server is named prod",
				"Choose one of happy, echo1, echo2, echo3, teacher, lab, client, client-test, chat, ping, load,"
						+ " as in --spring.profiles.active=echo1"),
				"--spring.profiles.active=prod");
	}

	private static void fails(List<String> errors, String... arguments) throws IOException, InterruptedException {
		try (LabProcess lab = LabProcess.start(arguments)) {
			assertThat(lab.awaitExit()).isOne();
			assertThat(lab.errorLines()).isEqualTo(errors);
			assertThat(lab.output()).isEmpty();
		}
	}

	@Test
	void theActuatorMovesToAFreePort() throws Exception {
		try (ServerSocket other = takeIfFree(9080);
				LabProcess lab = LabProcess.start("--spring.profiles.active=happy", "--tcp-lab.server.port=0")) {
			lab.awaitPort();
			assertThat(other.isClosed()).isFalse();
			assertThat(lab.errorLines()).first().asString().contains("Port 9080 is taken. The actuator is at http://");
		}
	}

	private static ServerSocket takeIfFree(int port) throws IOException {
		try {
			return new ServerSocket(port);
		}
		catch (IOException ex) {
			// Somebody has it already, which is as good.
			return new ServerSocket(0);
		}
	}

}
