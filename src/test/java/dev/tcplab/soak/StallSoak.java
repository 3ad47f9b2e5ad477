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
 * Clients that hold their connections and let the server wait.
 */
@Timeout(180)
class StallSoak {

	private static final int SILENT = 2000;

	private static final int DRIBBLING = 500;

	private static final int NOT_READING = 100;

	/**
	 * With answers larger than the kernel's buffers.
	 */
	private static final int STUCK = 20;

	private static final String MEGABYTE = "x".repeat(1024 * 1024);

	@Test
	void answersNormalClientDuringStalls() throws Exception {
		try (LabProcess process = LabProcess.start("--spring.profiles.active=echo1,echo3", "--server.port=0",
				"--tcp-lab.server.port=0", "--tcp-lab.server.codec=lf", "--tcp-lab.servers.echo3.message-size=8MB",
				"--tcp-lab.servers.echo3.limit=0")) {
			int port = process.awaitPort("echo1");
			int large = process.awaitPort("echo3");
			Watched lab = new Watched(process);
			warmUp(port);
			long heapBefore = lab.liveHeap();
			long rssBefore = lab.residentMemory();
			List<Wire> clients = new ArrayList<>();
			double p99;
			long rss;
			try (Prober normal = Prober.start(port)) {
				for (int i = 0; i < SILENT; i++) {
					clients.add(Wire.connect(port));
				}
				List<Wire> dribbling = new ArrayList<>();
				for (int i = 0; i < DRIBBLING; i++) {
					dribbling.add(Wire.connect(port));
				}
				for (int i = 0; i < NOT_READING + STUCK; i++) {
					Wire client = Wire.connect(large);
					client.receiveBuffer(4096);
					clients.add(client.send(MEGABYTE.repeat((i < NOT_READING) ? 1 : 8)).send("\n"));
				}
				clients.addAll(dribbling);
				// A second between the bytes of each, as long as the server lets them.
				await().pollInterval(Duration.ofSeconds(1)).atMost(Duration.ofSeconds(60)).until(() -> {
					dribbling.removeIf((client) -> !client.canSend("x"));
					return lab.count("echo1", "active") <= 1 && lab.count("echo3", "active") == 0;
				});
				rss = lab.residentMemory();
				p99 = normal.p99();
			}
			for (Wire client : clients) {
				client.leave();
			}
			long timeouts = lab.count("echo1", "exchanges.timeout") + lab.count("echo3", "exchanges.timeout");
			// The threads of a pool, with 4 KB of heap each, leave after a minute of
			// rest.
			await().atMost(Duration.ofMinutes(2))
				.pollInterval(Duration.ofSeconds(1))
				.until(() -> lab.liveHeap() <= heapBefore + 10);
			long heapAfter = lab.liveHeap();
			Table.row("Stalls",
					"2,000 silent clients, 500 that send a byte a second, and, at a server for messages of 8 MB, 100 that never read their answer of 1 MB and 20 that never read one of 8 MB",
					"a normal client was answered within %.1f ms (p99) all the while; all were gone after their timeouts "
							+ "(%d timeouts); live heap %d MB before, %d MB after; resident memory %d MB before, %d MB with them",
					p99, timeouts, heapBefore, heapAfter, rssBefore, rss);
			assertThat(p99).isLessThan(100);
			assertThat(timeouts).isEqualTo(SILENT + DRIBBLING + STUCK);
		}
	}

	private static void warmUp(int port) {
		for (int i = 0; i < 2000; i++) {
			Wire.send(port, "hi\n");
		}
	}

}
