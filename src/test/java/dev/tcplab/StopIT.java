package dev.tcplab;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

import dev.tcplab.server.Lab;
import dev.tcplab.server.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

/**
 * The end of a process under load.
 */
@Timeout(300)
class StopIT {

	private static final int CLIENTS = 200;

	@Test
	void ofTwoHundredExchangesThoseThatCanFinishDo() throws Exception {
		try (LabProcess lab = LabProcess.start("--spring.profiles.active=echo1", "--server.port=0",
				"--tcp-lab.server.port=0", "--tcp-lab.server.codec=lf", "--tcp-lab.server.stop-timeout=3s")) {
			int port = lab.awaitPort();
			URI readiness = URI.create("http://127.0.0.1:%d/actuator/health/readiness".formatted(lab.awaitHttpPort()));
			assertThat(status(readiness)).isEqualTo(200);
			List<Wire> clients = new ArrayList<>();
			for (int i = 0; i < CLIENTS; i++) {
				clients.add(Wire.connect(port).send("Hel"));
			}
			await()
				.until(() -> lab.outputLines().stream().filter((line) -> line.startsWith("A client")).count() == 200);
			lab.signal("TERM");
			lab.awaitError("echo1 is waiting for 200 clients to finish, 3000 ms at most");
			assertThat(status(readiness)).isEqualTo(503);
			assertThatIOException().isThrownBy(() -> Wire.connect(port).close());
			List<Wire> quick = clients.subList(0, CLIENTS / 2);
			for (Wire client : quick) {
				client.send("lo\n");
			}
			for (Wire client : quick) {
				assertThat(client.receive()).isEqualTo("ECHO: Hello\n");
				client.leave();
			}
			assertThat(lab.awaitExit()).isEqualTo(143);
			for (Wire slow : clients.subList(CLIENTS / 2, CLIENTS)) {
				assertThat(slow.receive()).isEmpty();
			}
			assertThat(lab.outputLines()).last().isEqualTo("Server stopped by the user");
		}
	}

	@Test
	void whoPressesControlCBeforeHttpIsMadeNeedNotWaitForIt() throws Exception {
		try (LabProcess lab = LabProcess.startHeedingInterrupts("--spring.profiles.active=echo1", "--server.port=0",
				"--tcp-lab.server.port=0", "--logging.level.org.springframework.beans.factory.support=debug")) {
			lab.awaitLine("Waiting for Clients to connect");
			lab.signal("INT");
			assertThat(lab.awaitExit()).isEqualTo(130);
			assertThat(lab.outputLines()).last().isEqualTo("Server stopped by the user");
			assertThat(lab.errorLines()).anyMatch((line) -> line.contains("bean 'tcpServers'"))
				.noneMatch((line) -> line.contains("bean 'pathMappedEndpoints'"));
		}
	}

	@Test
	void aLogThatNobodyReadsHoldsNothingUp() throws Exception {
		int port = Wire.freePort();
		// Far more than a pipe takes, already while it starts.
		try (LabProcess lab = LabProcess.startUnread("--spring.profiles.active=echo1", "--server.port=0",
				"--tcp-lab.server.port=" + port, "--logging.level.root=debug")) {
			lab.awaitLine("Waiting for Clients to connect");
			for (int i = 0; i < 100; i++) {
				assertThat(Wire.send(port, "Test")).isEqualTo("ECHO: Test\n");
			}
			try (Wire silent = Wire.connect(port)) {
				lab.signal("TERM");
				assertThat(lab.awaitExit()).isEqualTo(143);
				assertThat(silent.receive()).isEmpty();
			}
		}
	}

	@Test
	void aProcessThatWasKilledLeavesThePortToTheNext() throws Exception {
		int port = Wire.freePort();
		try (LabProcess lab = LabProcess.start("--spring.profiles.active=echo1", "--server.port=0",
				"--tcp-lab.server.port=" + port)) {
			lab.awaitPort();
			Wire.send(port, "Test");
			try (Wire connected = Wire.connect(port)) {
				connected.halfClose();
				lab.signal("KILL");
				assertThat(lab.awaitExit()).isEqualTo(137);
			}
			try (Lab next = Lab.start("echo1", "servers.echo1.port=" + port)) {
				assertThat(Wire.send(next.port("echo1"), "Test")).isEqualTo("ECHO: Test\n");
			}
		}
	}

	private static int status(URI uri) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(uri).build();
		return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
	}

}
