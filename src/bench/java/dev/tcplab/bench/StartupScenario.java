package dev.tcplab.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How long it takes from the start of a process to its first answer.
 */
final class StartupScenario implements Scenario {

	/**
	 * The first JDK that makes the cache in one step.
	 */
	private static final int AOT_CACHE_SINCE = 25;

	@Override
	public String run(Options options) throws IOException, InterruptedException {
		Peer answering = Peers.lab("TCP Lab for the client", Jdk.current(), List.of("-jar", Places.LAB.toString()));
		try (Server server = Server.start(answering)) {
			Start empty = new Start("empty Spring Boot: first answer over HTTP", () -> firstAnswer(Peers.EMPTY));
			List<Start> starts = new ArrayList<>();
			starts.add(empty);
			Start plain = new Start("TCP Lab `echo1`: first answer", () -> firstAnswer(Peers.lab()));
			starts.add(plain);
			for (Path jar : options.jars()) {
				starts.add(new Start("the same, " + jar, () -> firstAnswer(Peers.lab(jar))));
			}
			if (Runtime.version().feature() >= AOT_CACHE_SINCE) {
				starts.add(new Start("TCP Lab `echo1`, AOT cache: first answer", () -> firstAnswer(Peers.cached())));
			}
			else {
				Progress.say("Without the AOT cache, which needs JDK %d", AOT_CACHE_SINCE);
			}
			starts.add(new Start("TCP Lab `client`: to its end", () -> client(server)));
			Rounds<Start, Double> rounds = Rounds.run(options.starts(), starts, (start) -> start.timer().millis());
			Table table = new Table("start", "ms", "x empty Spring Boot", "x `echo1`");
			for (Start start : starts) {
				Series<Double> series = rounds.of(start);
				table.row(start.name(), Table.number(series.median(Double::doubleValue)),
						Table.number(series.ratio(rounds.of(empty), Double::doubleValue)),
						Table.number(series.ratio(rounds.of(plain), Double::doubleValue)));
			}
			return """
					## Start-up

					From the start of the process; medians of %d alternating starts, ratios within a round.

					%s
					""".formatted(options.starts(), table);
		}
	}

	private static double firstAnswer(Peer peer) throws IOException, InterruptedException {
		try (Server server = Server.start(peer)) {
			return server.startMillis();
		}
	}

	private static double client(Server server) throws IOException, InterruptedException {
		Command client = new Command("client", List.of(Jdk.current().tool("java"), "-jar", Places.LAB.toString(),
				"--spring.profiles.active=client", "--tcp-lab.client.port=" + server.port()));
		long begin = System.nanoTime();
		client.output(Duration.ofMinutes(1));
		return (System.nanoTime() - begin) / 1e6;
	}

	private record Start(String name, Timer timer) {

	}

	@FunctionalInterface
	private interface Timer {

		double millis() throws IOException, InterruptedException;

	}

}
