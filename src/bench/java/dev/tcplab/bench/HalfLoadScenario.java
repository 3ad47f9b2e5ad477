package dev.tcplab.bench;

import java.io.IOException;
import java.util.List;

/**
 * How long clients wait for their answers when a server has half as much to do as it can.
 */
final class HalfLoadScenario implements Scenario {

	private static final int CLIENTS = 64;

	@Override
	public String run(Options options) throws IOException, InterruptedException {
		try (Servers servers = Servers.start(List.of(Peers.NETTY, Peers.NETTY_DRAINS, Peers.lab(), Peers.image()),
				options)) {
			Rounds<Server, LoadReport> rounds = Rounds.run(options.rounds(), servers.list(), (server) -> {
				double most = new EpollLoad(CLIENTS, options.round()).talkTo(server).rate();
				return new Load(CLIENTS, options, Math.round(most / 2)).talkTo(server);
			});
			Series<LoadReport> netty = rounds.of(servers.list().get(0));
			Table table = new Table("server", "exchanges/s", "p50 ms", "p99 ms", "p99 x Netty", "errors");
			for (Server server : servers.list()) {
				Series<LoadReport> series = rounds.of(server);
				table.row(server.name(), Table.number(series.median(LoadReport::rate)),
						Table.number(series.median(LoadReport::p50)), Table.number(series.median(LoadReport::p99)),
						series.ratioWithSpread(netty, LoadReport::p99), Table.number(series.sum(LoadReport::errors)));
			}
			return """
					## Latency at half load

					%d clients at half the rate that each server itself has just answered at most; medians of %d alternating rounds of
					%d s.

					%s
					"""
				.formatted(CLIENTS, options.rounds(), options.round().toSeconds(), table);
		}
	}

}
