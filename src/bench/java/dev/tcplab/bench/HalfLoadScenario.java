package dev.tcplab.bench;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How long clients wait for their answers when a server has half as much to do as it can.
 */
final class HalfLoadScenario implements Scenario {

	private static final int CLIENTS = 64;

	@Override
	public String run(Options options) throws IOException, InterruptedException {
		try (Servers servers = Servers.start(List.of(Peers.NETTY, Peers.NETTY_DRAINS, Peers.lab(), Peers.image()),
				options)) {
			Map<Server, Long> rates = new HashMap<>();
			for (Server server : servers.list()) {
				rates.put(server, Math.round(Load.closed(CLIENTS, options.round()).talkTo(server).rate() / 2));
			}
			Rounds<Server, Measure> rounds = Rounds.run(options.rounds(), servers.list(),
					(server) -> Measure.take(server, new Load(CLIENTS, options.round(), rates.get(server))));
			Series<Measure> netty = rounds.of(servers.list().get(0));
			Table table = new Table("server", "asked/s", "answered/s", "p50 ms", "p99 ms", "p99 x Netty", "errors");
			for (Server server : servers.list()) {
				Series<Measure> series = rounds.of(server);
				table.row(server.name(), Table.number(rates.get(server)), Table.number(series.median(Measure::rate)),
						Table.number(series.median(Measure::p50)), Table.number(series.median(Measure::p99)),
						series.ratioWithSpread(netty, Measure::p99), Table.number(series.sum(Measure::errors)));
			}
			return """
					## Latency at half load

					%d clients at half the rate that each server itself answers at most; medians of %d alternating rounds of %d s.

					%s
					"""
				.formatted(CLIENTS, options.rounds(), options.round().toSeconds(), table);
		}
	}

}
