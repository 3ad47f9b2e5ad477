package dev.tcplab.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How much memory stays resident after a minute at full load.
 */
final class MemoryScenario implements Scenario {

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private static final int CLIENTS = 64;

	@Override
	public String run(Options options) throws IOException, InterruptedException {
		List<Peer> peers = new ArrayList<>(List.of(Peers.lab(), Peers.image()));
		options.jdks().forEach((jdk) -> peers.add(Peers.lab(jdk)));
		Table table = new Table("server", "exchanges/s", "RSS MB");
		for (Peer peer : peers) {
			try (Server server = Server.start(peer)) {
				Measure measure = Measure.take(server, new EpollLoad(CLIENTS, MINUTE));
				table.row(server.name(), Table.number(measure.rate()), Table.number(measure.residentMegabytes()));
			}
		}
		return """
				## Memory

				After %d s with %d clients, from the start of the process on.

				%s
				""".formatted(MINUTE.toSeconds(), CLIENTS, table);
	}

}
