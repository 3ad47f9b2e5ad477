package dev.tcplab.bench;

import java.io.IOException;
import java.util.List;

/**
 * How the cost of an exchange grows with the number of clients.
 */
final class GrowthScenario implements Scenario {

	private static final List<Integer> CLIENTS = List.of(1, 16, 64, 256, 1024, 4096);

	@Override
	public void check(Options options) {
		Requirements.descriptors(2 * CLIENTS.get(CLIENTS.size() - 1));
	}

	@Override
	public String run(Options options) throws IOException, InterruptedException {
		try (Servers servers = Servers.start(List.of(Peers.NETTY_DRAINS, Peers.lab()), options)) {
			Pairs pairs = new Pairs("clients at once");
			for (int clients : CLIENTS) {
				Rounds<Server, Measure> rounds = Rounds.run(options.rounds(), servers.list(),
						(server) -> Measure.take(server, new EpollLoad(clients, options.round())));
				pairs.row(Integer.toString(clients), rounds.of(servers.list().get(0)),
						rounds.of(servers.list().get(1)));
			}
			return """
					## More clients

					TCP Lab beside Netty with a drain; medians of %d alternating rounds of %d s, ratios within a round.

					%s
					""".formatted(options.rounds(), options.round().toSeconds(), pairs);
		}
	}

}
