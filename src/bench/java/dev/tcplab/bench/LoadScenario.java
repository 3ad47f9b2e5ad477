package dev.tcplab.bench;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How much the load mode takes for itself, beside the least that a client can take.
 */
final class LoadScenario implements Scenario {

	private static final int CLIENTS = 64;

	@Override
	public String run(Options options) throws IOException, InterruptedException {
		Map<String, Clients> clients = new LinkedHashMap<>();
		clients.put("C, one thread and epoll", new EpollLoad(CLIENTS, options.round()));
		clients.put("the load mode", Load.closed(CLIENTS, options));
		Table table = new Table("server", "clients", "exchanges/s", "x C", "their CPU us", "p50 ms", "x C", "p99 ms",
				"x C", "errors");
		try (Servers servers = Servers.start(List.of(Peers.NETTY_DRAINS, Peers.lab()), options)) {
			for (Server server : servers.list()) {
				Rounds<String, LoadReport> rounds = Rounds.run(options.rounds(), List.copyOf(clients.keySet()),
						(name) -> clients.get(name).talkTo(server));
				Series<LoadReport> least = rounds.of(clients.keySet().iterator().next());
				for (String name : clients.keySet()) {
					Series<LoadReport> series = rounds.of(name);
					table.row(server.name(), name, Table.number(series.median(LoadReport::rate)),
							series.ratioWithSpread(least, LoadReport::rate),
							Table.number(series.median(LoadReport::cpuMicros)),
							Table.number(series.median(LoadReport::p50)),
							Table.number(series.ratio(least, LoadReport::p50)),
							Table.number(series.median(LoadReport::p99)),
							Table.number(series.ratio(least, LoadReport::p99)),
							Table.number(series.sum(LoadReport::errors)));
				}
			}
		}
		return """
				## What the load mode costs

				%d clients of each kind against the same server; medians of %d alternating rounds of %d s, ratios within a
				round. The load mode is a process of its own in each, and warms up for %d s.

				%s
				"""
			.formatted(CLIENTS, options.rounds(), options.round().toSeconds(), options.warmUp().toSeconds(), table);
	}

}
