package dev.tcplab.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The load mode of TCP Lab.
 *
 * @param clients how many at once
 * @param warmUp how long they talk to themselves first
 * @param duration how long
 * @param rate the exchanges per second, or 0 for as many as are answered
 */
record Load(int clients, Duration warmUp, Duration duration, long rate) implements Clients {

	Load(int clients, Options options, long rate) {
		this(clients, options.warmUp(), options.round(), rate);
	}

	static Load closed(int clients, Options options) {
		return new Load(clients, options, 0);
	}

	@Override
	public LoadReport talkTo(Server server) throws IOException, InterruptedException {
		Path file = Places.TARGET.resolve("load.json");
		Files.deleteIfExists(file);
		Command command = new Command("load", words(server.port(), file));
		command.load(server, this.warmUp.plus(this.duration).plus(PATIENCE));
		if (!Files.exists(file)) {
			throw new BenchmarkException("The load on %s has left no report; see %s", server.name(), command.log());
		}
		return LoadReport.parse(Files.readString(file));
	}

	private List<String> words(int port, Path report) {
		List<String> words = new ArrayList<>(List.of(Jdk.current().tool("java"), "-jar", Places.LAB.toString(),
				"--spring.profiles.active=load", "--tcp-lab.client.port=" + port,
				"--tcp-lab.load.clients=" + this.clients, "--tcp-lab.load.warm-up=" + this.warmUp.toMillis() + "ms",
				"--tcp-lab.load.duration=" + this.duration.toMillis() + "ms", "--tcp-lab.load.message=Message 0",
				"--tcp-lab.load.expect=ECHO: Message 0\n", "--tcp-lab.load.report=" + report));
		if (this.rate > 0) {
			words.add("--tcp-lab.load.rate=" + this.rate);
		}
		return words;
	}

}
