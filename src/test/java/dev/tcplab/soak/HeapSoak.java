package dev.tcplab.soak;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import dev.tcplab.LabProcess;
import dev.tcplab.server.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * More clients than a small heap can hold.
 */
@Timeout(180)
class HeapSoak {

	/**
	 * No more than are served and can wait in the kernel's queue.
	 */
	private static final int CLIENTS = 1500;

	@Test
	void servesFewerClientsWithSmallHeap() throws Exception {
		try (LabProcess process = LabProcess.startWithHeap("32m", "--spring.profiles.active=echo1", "--server.port=0",
				"--tcp-lab.server.port=0", "--tcp-lab.server.read-timeout=0")) {
			int port = process.awaitPort();
			Watched lab = new Watched(process);
			List<Wire> clients = connect(port);
			await().until(() -> lab.count("echo1", "active") >= 512);
			long active = lab.count("echo1", "active");
			String health = lab.ask("/health/tcpServers", "$.status");
			for (Wire client : clients) {
				client.leave();
			}
			assertThat(Wire.send(port, "hi")).isEqualTo("ECHO: hi\n");
			process.signal("TERM");
			process.awaitExit(143);
			assertThat(process.outputLines()).last().isEqualTo("Server stopped by the user");
			assertThat(process.errorLines()).noneMatch((line) -> line.contains("OutOfMemoryError"));
			Table.row("Small heap", "`-Xmx32m`, 1,500 clients that connect and hold",
					"%d served, the rest waited; HTTP answered meanwhile (%s); answered after they had left, ended by SIGTERM",
					active, health);
			assertThat(active).isEqualTo(512);
		}
	}

	private static List<Wire> connect(int port) throws IOException {
		List<Wire> clients = new ArrayList<>();
		for (int i = 0; i < CLIENTS; i++) {
			clients.add(Wire.connect(port));
		}
		return clients;
	}

}
