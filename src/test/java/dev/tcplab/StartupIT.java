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

	private static void fails(List<String> errors, String... arguments) throws IOException, InterruptedException {
		try (LabProcess lab = LabProcess.start(arguments)) {
			assertThat(lab.awaitExit()).isOne();
			assertThat(lab.errorLines()).isEqualTo(errors);
			assertThat(lab.output()).isEmpty();
		}
	}

}
