package dev.tcplab.soak;

import java.util.ArrayList;
import java.util.List;

import dev.tcplab.LabProcess;
import dev.tcplab.server.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * HTTP clients that never finish their requests.
 */
@Timeout(180)
class SlowHttpSoak {

	private static final int CLIENTS = 150;

	@Test
	void answersTcpDuringSlowHttpRequests() throws Exception {
		try (LabProcess process = LabProcess.start("--spring.profiles.active=echo1", "--server.port=0",
				"--tcp-lab.server.port=0", "--tcp-lab.server.codec=lf")) {
			int port = process.awaitPort();
			int http = process.awaitHttpPort();
			List<Wire> clients = new ArrayList<>();
			double p99;
			try (Prober normal = Prober.start(port)) {
				await().until(() -> normal.talks() > 200);
				for (int i = 0; i < CLIENTS; i++) {
					clients.add(Wire.connect(http)
						.send("POST /actuator/tcpservers/echo1 HTTP/1.1\r\nHost: lab\r\nContent-Type: application/json\r\n"
								+ "Content-Length: 100\r\n\r\n{"));
				}
				int before = normal.talks();
				await().until(() -> normal.talks() > before + 1000);
				p99 = normal.p99();
			}
			assertThat(new Watched(process).<String>ask("/health", "$.status")).isEqualTo("UP");
			for (Wire client : clients) {
				client.leave();
			}
			Table.row("Slow HTTP", "150 requests that never end",
					"TCP clients were answered within %.1f ms (p99) all the while, and another HTTP client within seconds",
					p99);
			assertThat(p99).isLessThan(100);
		}
	}

}
