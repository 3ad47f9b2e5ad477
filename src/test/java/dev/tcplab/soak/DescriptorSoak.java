package dev.tcplab.soak;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.tcplab.LabProcess;
import dev.tcplab.server.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * More clients than the process may have files open.
 */
@Timeout(180)
class DescriptorSoak {

	private static final int LIMIT = 256;

	private static final int CLIENTS = 1000;

	private static final List<String> SERVERS = List.of("happy", "echo1", "echo2", "echo3", "teacher");

	private static final String[] ARGUMENTS = { "--spring.profiles.active=lab", "--server.port=0",
			"--tcp-lab.server.port=0", "--tcp-lab.servers.echo3.limit=0" };

	@Test
	void servesClientsWithinDescriptorLimit() throws Exception {
		try (LabProcess process = LabProcess.startWithDescriptors(LIMIT, ARGUMENTS)) {
			List<Integer> ports = SERVERS.stream().map(process::awaitPort).toList();
			Watched lab = new Watched(process);
			List<Wire> clients = connect(ports);
			String health = lab.ask("/health/tcpServers", "$.status");
			long descriptors = lab.descriptors();
			double millis = answeredAfterLeaving(clients, ports);
			Table.row("Few file descriptors", "`ulimit -n 256`, 1,000 clients that connect to `lab` and hold",
					"%d file descriptors in use, the rest waited; HTTP answered meanwhile (%s); "
							+ "all five servers answered within %.0f ms of the clients' leaving",
					descriptors, health, millis);
			assertThat(health).isEqualTo("UP");
			assertThat(said(process)).isZero();
		}
	}

	@Test
	void answersOnceDescriptorsAreFree() throws Exception {
		try (LabProcess process = LabProcess.start(ARGUMENTS)) {
			List<Integer> ports = SERVERS.stream().map(process::awaitPort).toList();
			Watched lab = new Watched(process);
			takeDescriptors(process);
			List<Wire> clients = connect(ports);
			long held = System.nanoTime();
			await().atMost(Duration.ofSeconds(30)).until(() -> said(process) >= 5);
			double seconds = (System.nanoTime() - held) / 1e9;
			double millis = answeredAfterLeaving(clients, ports);
			List<String> errors = lab.ask("/health/tcpServers", "$.details[*].error.description");
			Table.row("Too many open files", "the same, the limit lowered to 256 while it runs",
					"all five servers answered within %.0f ms of the clients' leaving; health shows the error; "
							+ "5 log lines in %.1f s",
					millis, seconds);
			assertThat(errors).contains("Too many open files");
			assertThat(seconds).isGreaterThan(3.5);
		}
	}

	private static List<Wire> connect(List<Integer> ports) throws IOException {
		List<Wire> clients = new ArrayList<>();
		for (int i = 0; i < CLIENTS; i++) {
			clients.add(Wire.connect(ports.get(i % ports.size())));
		}
		return clients;
	}

	private static double answeredAfterLeaving(List<Wire> clients, List<Integer> ports) throws IOException {
		for (Wire client : clients) {
			client.leave();
		}
		long begin = System.nanoTime();
		for (int port : ports) {
			assertThat(Wire.send(port, "hi")).isNotEmpty();
		}
		return (System.nanoTime() - begin) / 1e6;
	}

	private static void takeDescriptors(LabProcess process) throws IOException, InterruptedException {
		Process prlimit = new ProcessBuilder("prlimit", "--pid", Long.toString(process.pid()), "--nofile=" + LIMIT)
			.inheritIO()
			.start();
		assertThat(prlimit.waitFor()).isZero();
	}

	private static long said(LabProcess process) {
		return process.errorLines().stream().filter((line) -> line.contains("Too many open files")).count();
	}

}
