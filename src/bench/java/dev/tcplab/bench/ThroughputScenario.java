package dev.tcplab.bench;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/**
 * How many exchanges a second each server answers, and what one of them costs.
 *
 * @param title the heading of the table
 * @param clients how many talk at once, each again as soon as it is answered
 * @param peers the servers, Netty with a drain and Python among them
 */
record ThroughputScenario(String title, int clients, Function<Options, List<Peer>> peers) implements Scenario {

	@Override
	public void check(Options options) {
		Requirements.python();
	}

	@Override
	public String run(Options options) throws IOException, InterruptedException {
		List<Peer> peers = this.peers.apply(options);
		try (Servers servers = Servers.start(peers, options)) {
			Clients clients = new EpollLoad(this.clients, options.round());
			Rounds<Server, Measure> rounds = Rounds.run(options.rounds(), servers.list(),
					(server) -> Measure.take(server, clients));
			Series<Measure> netty = rounds.of(servers.list().get(peers.indexOf(Peers.NETTY_DRAINS)));
			Series<Measure> python = rounds.of(servers.list().get(peers.indexOf(Peers.PYTHON)));
			Table table = new Table("server", "exchanges/s", "x Netty", "x Python", "CPU us", "x Netty", "x Python",
					"p50 ms", "p99 ms", "RSS MB", "errors");
			for (Server server : servers.list()) {
				Series<Measure> series = rounds.of(server);
				table.row(server.name(), Table.number(series.median(Measure::rate)),
						Table.number(series.ratio(netty, Measure::rate)), series.ratioWithSpread(python, Measure::rate),
						Table.number(series.median(Measure::cpuMicros)),
						series.ratioWithSpread(netty, Measure::cpuMicros),
						series.ratioWithSpread(python, Measure::cpuMicros), Table.number(series.median(Measure::p50)),
						Table.number(series.median(Measure::p99)),
						Table.number(series.last(Measure::residentMegabytes)),
						Table.number(series.sum(Measure::errors)));
			}
			return """
					## %s

					%s; medians of %d alternating rounds of %d s after a warm-up of %d s, ratios within a round.

					%s
					""".formatted(this.title,
					(this.clients == 1) ? "One client, which talks again as soon as it is answered"
							: "%d clients, each of which talks again as soon as it is answered".formatted(this.clients),
					options.rounds(), options.round().toSeconds(), options.warmUp().toSeconds(), table);
		}
	}

}
