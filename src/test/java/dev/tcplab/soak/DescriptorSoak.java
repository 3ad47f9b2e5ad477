package dev.tcplab.soak;

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

	@Test
	void answersAgainAsSoonAsDescriptorsAreFree() throws Exception {
		List<String> arguments = new ArrayList<>(List.of("--spring.profiles.active=lab", "--server.port=0"));
		List<Integer> ports = new ArrayList<>();
		for (String server : List.of("happy", "echo1", "echo2", "echo3", "teacher")) {
			ports.add(Wire.freePort());
			arguments.add("--tcp-lab.servers.%s.port=%d".formatted(server, ports.get(ports.size() - 1)));
		}
		arguments.add("--tcp-lab.servers.echo3.limit=0");
		try (LabProcess process = LabProcess.startWithDescriptors(LIMIT, arguments.toArray(String[]::new))) {
			process.awaitPort();
			Watched lab = new Watched(process);
			// Every server may have as many clients as there are descriptors, so all
			// together run out of them.
			List<Wire> clients = new ArrayList<>();
			for (int i = 0; i < CLIENTS; i++) {
				clients.add(Wire.connect(ports.get(i % ports.size())));
			}
			long held = System.nanoTime();
			await().atMost(Duration.ofSeconds(30)).until(() -> said(process) >= 5);
			double seconds = (System.nanoTime() - held) / 1e9;
			for (Wire client : clients) {
				client.leave();
			}
			long begin = System.nanoTime();
			for (int port : ports) {
				assertThat(Wire.send(port, "hi")).isNotEmpty();
			}
			double millis = (System.nanoTime() - begin) / 1e6;
			List<String> faults = lab.ask("/health/tcpServers", "$.details[*].fault.description");
			Table.row("Too many open files", "`ulimit -n 256`, 1,000 clients that connect to `lab` and hold",
					"all five servers answered within %.0f ms of the clients' leaving; health tells of the fault; 5 log lines in %.1f s",
					millis, seconds);
			assertThat(faults).contains("Too many open files");
			assertThat(seconds).isGreaterThan(3.5);
		}
	}

	private static long said(LabProcess process) {
		return process.errorLines().stream().filter((line) -> line.contains("Too many open files")).count();
	}

}
