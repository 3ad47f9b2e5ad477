package dev.tcplab.bench;

import java.io.IOException;
import java.util.List;

/**
 * How the cost of an exchange grows with the message, and what a connection that is kept
 * open saves.
 */
final class MessagesScenario implements Scenario {

	private static final int CLIENTS = 16;

	private static final List<Integer> SIZES = List.of(10, 2 * 1024, 64 * 1024, 1024 * 1024);

	@Override
	public String run(Options options) throws IOException, InterruptedException {
		Pairs pairs = new Pairs("message");
		for (boolean keepOpen : new boolean[] { false, true }) {
			try (Servers servers = Servers.start(Peers.lines(new Traffic(SIZES.get(0), keepOpen)), options)) {
				for (int size : SIZES) {
					Traffic traffic = new Traffic(size, keepOpen);
					Rounds<Server, Measure> rounds = Rounds.run(options.rounds(), servers.list(),
							(server) -> Measure.take(server, new EpollLoad(CLIENTS, options.round(), traffic)));
					pairs.row(traffic.size() + (keepOpen ? ", `keep-open`" : ""), rounds.of(servers.list().get(0)),
							rounds.of(servers.list().get(1)));
				}
			}
		}
		return """
				## Longer messages

				%d clients that send lines, with `codec=lf`, beside Netty that does the same; medians of %d alternating
				rounds of %d s, ratios within a round. TCP Lab prints each message, Netty none.

				%s
				""".formatted(CLIENTS, options.rounds(), options.round().toSeconds(), pairs);
	}

}
