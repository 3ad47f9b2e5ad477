package dev.tcplab;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

import dev.tcplab.server.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The end of a process under load.
 */
@Timeout(300)
class StopIT {

	private static final int CLIENTS = 200;

	@Test
	void finishesExchangesAfterSigterm() throws Exception {
		try (LabProcess lab = LabProcess.start("--spring.profiles.active=echo1", "--server.port=0",
				"--tcp-lab.server.port=0", "--tcp-lab.server.codec=lf", "--tcp-lab.server.read-timeout=0",
				"--tcp-lab.server.stop-timeout=2m")) {
			int port = lab.awaitPort();
			URI readiness = URI.create("http://127.0.0.1:%d/actuator/health/readiness".formatted(lab.awaitHttpPort()));
			await().until(() -> status(readiness) == 200);
			List<Wire> clients = new ArrayList<>();
			for (int i = 0; i < CLIENTS; i++) {
				clients.add(Wire.connect(port).send("Hel"));
			}
			await().until(
					() -> lab.outputLines().stream().filter((line) -> line.startsWith("A client")).count() == CLIENTS);
			lab.signal("TERM");
			lab.awaitError("echo1 is waiting for 200 clients to finish, 120000 ms at most");
			assertThat(status(readiness)).isEqualTo(503);
			assertThat(Wire.tryToSend(port, "late")).isEqualTo("<refused>");
			for (Wire client : clients) {
				client.send("lo\n");
			}
			for (Wire client : clients) {
				assertThat(client.receive()).isEqualTo("ECHO: Hello\n");
				client.leave();
			}
			lab.awaitExit(143);
			assertThat(lab.outputLines()).last().isEqualTo("Server stopped by the user");
			assertThat(lab.errorLines()).noneMatch((line) -> line.contains("Exception"));
		}
	}

	@Test
	void answersAndStopsWhileLogIsNotRead() throws Exception {
		// Far more than fits into a pipe, already during the start.
		try (LabProcess lab = LabProcess.startUnread("--spring.profiles.active=echo1", "--server.port=0",
				"--tcp-lab.server.port=0", "--tcp-lab.server.read-timeout=0", "--tcp-lab.server.stop-timeout=100ms",
				"--logging.level.root=debug")) {
			int port = lab.awaitPort();
			for (int i = 0; i < 100; i++) {
				assertThat(Wire.send(port, "Test")).isEqualTo("ECHO: Test\n");
			}
			try (Wire silent = Wire.connect(port)) {
				lab.signal("TERM");
				lab.awaitExit(143);
				assertThat(silent.receive()).isEmpty();
			}
		}
	}

	private static int status(URI uri) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(uri).build();
		return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
	}

}
