package dev.tcplab.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A peer that runs, in a process of its own.
 */
final class Server implements AutoCloseable {

	private static final long PATIENCE = 60_000_000_000L;

	private final String name;

	private final Path output;

	private final Path errors;

	private final int port = Ports.next();

	private final Process process;

	private final double startMillis;

	private Server(Peer peer) throws IOException, InterruptedException {
		this.name = peer.name();
		this.output = Places.log(peer.name(), "out");
		this.errors = Places.log(peer.name(), "err");
		ProcessBuilder builder = new ProcessBuilder(peer.command().apply(this.port))
			.redirectOutput(this.output.toFile())
			.redirectError(this.errors.toFile());
		long begin = System.nanoTime();
		this.process = Children.start(builder);
		while (!peer.probe().isAnswered(this.port)) {
			if (!this.process.isAlive() || System.nanoTime() - begin > PATIENCE) {
				Children.end(this.process);
				throw new BenchmarkException("%s has not started; see %s", this.name, this.errors);
			}
			Thread.sleep(2);
		}
		this.startMillis = (System.nanoTime() - begin) / 1e6;
	}

	/**
	 * Starts it, and waits for its first answer.
	 */
	static Server start(Peer peer) throws IOException, InterruptedException {
		return new Server(peer);
	}

	String name() {
		return this.name;
	}

	int port() {
		return this.port;
	}

	ProcessUsage usage() {
		if (!this.process.isAlive()) {
			throw new BenchmarkException("%s has ended by itself; see %s", this.name, this.errors);
		}
		return new ProcessUsage(this.process.pid());
	}

	/**
	 * From the start of the process to its first answer.
	 */
	double startMillis() {
		return this.startMillis;
	}

	@Override
	public void close() throws IOException {
		Children.end(this.process);
		// Transcripts of a million exchanges are large, and of no use to anybody.
		Files.deleteIfExists(this.output);
	}

}
