package dev.tcplab.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/**
 * What clients who only hold their connections cost, and who pays for them.
 */
final class IdleScenario implements Scenario {

	// Of the other files that a server and the benchmark have open.
	private static final int SPARE_DESCRIPTORS = 1000;

	private static final String[] SETTINGS = { "--tcp-lab.server.read-timeout=0",
			"--tcp-lab.server.max-clients=19000" };

	@Override
	public void check(Options options) {
		Requirements.descriptors(options.idle() + SPARE_DESCRIPTORS);
	}

	@Override
	public String run(Options options) throws IOException, InterruptedException {
		StringBuilder report = new StringBuilder(run(Peers.lab(SETTINGS), options));
		report.append('\n').append(run(Peers.image(SETTINGS), options));
		for (Path jar : options.jars()) {
			report.append('\n').append(run(Peers.lab(jar, SETTINGS), options));
		}
		return report.toString();
	}

	private String run(Peer peer, Options options) throws IOException, InterruptedException {
		try (Servers servers = Servers.start(List.of(peer), options)) {
			Server server = servers.list().get(0);
			// So that the first round, as all others, begins with a heap from which
			// garbage has gone.
			Crowd.liveHeap(server);
			Rounds<Boolean, Crowd> rounds = Rounds.run(options.rounds(), List.of(false, true),
					(crowded) -> crowded ? crowded(server, options) : Crowd.measure(server, options));
			return report(server.name(), rounds.of(false), rounds.of(true), options);
		}
	}

	private Crowd crowded(Server server, Options options) throws IOException, InterruptedException {
		long descriptors = server.usage().descriptors();
		Crowd crowd;
		try (IdleClients clients = IdleClients.connect(options.idle(), server.port())) {
			awaitDescriptors(server, descriptors + options.idle() - 10, Long.MAX_VALUE);
			crowd = Crowd.measure(server, options);
			if (clients.connected() < options.idle()) {
				throw new BenchmarkException("Only %d of %d idle clients are still connected", clients.connected(),
						options.idle());
			}
		}
		awaitDescriptors(server, 0, descriptors + 10);
		return crowd;
	}

	private static void awaitDescriptors(Server server, long least, long most)
			throws IOException, InterruptedException {
		long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
		long now = server.usage().descriptors();
		while (now < least || now > most) {
			if (System.nanoTime() > deadline) {
				throw new BenchmarkException("The server has %d files open, expected %d to %d", now, least, most);
			}
			Thread.sleep(100);
			now = server.usage().descriptors();
		}
	}

	private String report(String name, Series<Crowd> alone, Series<Crowd> crowded, Options options) {
		Table table = new Table(name, "without", "with", "ratio");
		row(table, "p50 of one client, ms", alone, crowded, (crowd) -> crowd.calm().p50());
		row(table, "p99 of one client, ms", alone, crowded, (crowd) -> crowd.calm().p99());
		row(table, "exchanges/s of " + Crowd.BUSY_CLIENTS + " clients", alone, crowded, (crowd) -> crowd.busy().rate());
		row(table, "RSS, MB", alone, crowded, Crowd::residentMegabytes);
		row(table, "live heap, MB", alone, crowded, (crowd) -> crowd.heapBytes() / 1024 / 1024);
		double perClient = (crowded.median(Crowd::heapBytes) - alone.median(Crowd::heapBytes)) / options.idle();
		table.row("live heap per idle client, bytes", "", Table.number(perClient), "");
		table.row("errors", Table.number(alone.sum(Crowd::errors)), Table.number(crowded.sum(Crowd::errors)), "");
		return """
				## %d idle clients

				One client asks %d times a second; medians of %d pairs, without and with them, of %d s each.

				%s
				""".formatted(options.idle(), Crowd.CALM_RATE, options.rounds(), options.round().toSeconds(), table);
	}

	private static void row(Table table, String name, Series<Crowd> alone, Series<Crowd> crowded,
			ToDoubleFunction<Crowd> value) {
		table.row(name, Table.number(alone.median(value)), Table.number(crowded.median(value)),
				Table.number(crowded.ratio(alone, value)));
	}

}
