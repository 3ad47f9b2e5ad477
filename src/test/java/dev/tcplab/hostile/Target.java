package dev.tcplab.hostile;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import dev.tcplab.LabProcess;
import dev.tcplab.server.Wire;
import dev.tcplab.soak.Prober;
import dev.tcplab.soak.Watched;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A process that is attacked while healthy clients talk to it.
 */
final class Target implements AutoCloseable {

	private static final int TALKS = 20;

	private final LabProcess process;

	private final Watched watched;

	private final List<Prober> healthy = new ArrayList<>();

	Target(LabProcess process) {
		this.process = process;
		this.watched = new Watched(process);
	}

	/**
	 * Returns the arguments of echo servers on free ports.
	 * @param profiles the servers
	 */
	static String[] echo(String profiles, String... more) {
		return Stream
			.concat(Stream.of("--spring.profiles.active=" + profiles, "--server.port=0", "--tcp-lab.server.port=0"),
					Stream.of(more))
			.toArray(String[]::new);
	}

	LabProcess process() {
		return this.process;
	}

	Watched watched() {
		return this.watched;
	}

	int port(String server) {
		return this.process.awaitPort(server);
	}

	/**
	 * Adds a healthy client.
	 */
	Target beside(String server) {
		int port = port(server);
		return beside(() -> Wire.connect(port), "");
	}

	Target beside(Callable<Wire> connect, String header) {
		this.healthy.add(Prober.start(connect, header));
		return this;
	}

	/**
	 * Attacks while the healthy clients talk. They must have all their answers, HTTP must
	 * answer afterwards, and the log must not be flooded.
	 * @return how the healthy clients fared
	 */
	String attack(Attack attack) throws Exception {
		try {
			long begin = System.nanoTime();
			awaitTalks();
			attack.run();
			awaitTalks();
			this.healthy.forEach(Prober::close);
			assertThat(this.watched.<String>ask("/health", "$.status")).isEqualTo("UP");
			long seconds = (System.nanoTime() - begin) / 1_000_000_000;
			assertThat(this.process.errorLines()).hasSizeLessThan((int) (20 + 5 * seconds))
				.noneMatch((line) -> line.strip().startsWith("at "));
			return "all %,d answers of healthy clients were right, the slowest after %,.0f ms".formatted(
					this.healthy.stream().mapToInt(Prober::talks).sum(),
					this.healthy.stream().mapToDouble(Prober::longest).max().orElseThrow());
		}
		catch (Exception | AssertionError ex) {
			throw new AssertionError("%s%n%s".formatted(ex, this.process.printed()), ex);
		}
	}

	private void awaitTalks() {
		for (Prober each : this.healthy) {
			int before = each.talks();
			await().atMost(Duration.ofSeconds(60)).until(() -> each.talks() >= before + TALKS);
		}
	}

	void awaitIdle(String server) {
		await().until(() -> this.watched.count(server, "active") == 0);
	}

	/**
	 * Ends the process with SIGTERM.
	 */
	void terminate() throws IOException, InterruptedException {
		this.process.signal("TERM");
		this.process.awaitExit(143);
		assertThat(this.process.errorLines()).noneMatch((line) -> line.contains("OutOfMemoryError"));
	}

	@Override
	public void close() throws IOException {
		this.process.close();
		this.healthy.forEach(Prober::close);
	}

	/**
	 * What hostile clients do.
	 */
	interface Attack {

		void run() throws Exception;

	}

}
