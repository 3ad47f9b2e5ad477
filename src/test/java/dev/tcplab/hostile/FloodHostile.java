package dev.tcplab.hostile;

import dev.tcplab.LabProcess;
import dev.tcplab.server.Wire;
import dev.tcplab.soak.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * More clients than a server's limit.
 */
@Timeout(120)
class FloodHostile {

	private static final int LIMIT = 1_000;

	private static final int CLIENTS = 3_000;

	/**
	 * More than the healthy client talks meanwhile.
	 */
	private static final int HEALTHY = 10_000;

	@Test
	void answersExactlyAsManyAsLimit() throws Exception {
		try (Target target = new Target(LabProcess.start(Target.echo("echo1,echo3",
				"--tcp-lab.servers.echo1.limit=" + HEALTHY, "--tcp-lab.servers.echo3.limit=" + LIMIT)))) {
			int port = target.port("echo1");
			String healthy = target.beside("echo1").attack(() -> {
				try (Crowd clients = new Crowd(target.port("echo3"), CLIENTS)) {
					assertThat(clients.send(Wire.bytes("hi"))).containsEntry("ECHO: hi\n", LIMIT);
				}
			});
			int rest = HEALTHY - (int) target.watched().count("echo1", "connections");
			Clients.run(rest, 16, (number) -> assertThat(Wire.send(port, "hi")).isEqualTo("ECHO: hi\n"));
			target.process().awaitExit(0);
			assertThat(target.process().outputLines()).filteredOn((line) -> line.matches("\\[echo3] Client \\d+: .*"))
				.hasSize(LIMIT);
			Table.row("Flood at the limit", "%,d clients at once, `limit=1000`".formatted(CLIENTS),
					"1,000 were answered and listed, no other; %s; exit code 0", healthy);
		}
	}

}
