package dev.tcplab.check.observe;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.tcplab.check.exercise.Exercise;

/**
 * Acts as the server of a client that runs elsewhere. Connections from other addresses
 * are closed at once.
 */
public final class RemoteClient implements RemoteProgram {

	private static final long POLL_MILLIS = 20;

	/** The time for connections beyond those of the exercise. */
	private static final Duration MORE = Duration.ofSeconds(1);

	private final Exercise exercise;

	private final Timeouts timeouts;

	private final TestServer server;

	private volatile boolean closed;

	/**
	 * Listens. The start timeout is the time until the first connection.
	 * @param port the port; 0 means any free port
	 */
	public RemoteClient(Exercise exercise, Timeouts timeouts, int port, InetAddress client)
			throws IOException, InterruptedException {
		this.exercise = exercise;
		this.timeouts = timeouts;
		this.server = new TestServer(exercise.steps(), port, timeouts.answer(), false, client);
	}

	public int port() {
		return this.server.port();
	}

	@Override
	public ClientObservation observe() throws InterruptedException {
		try {
			awaitConnections();
			this.server.finish();
			return soFar();
		}
		finally {
			close();
		}
	}

	private void awaitConnections() throws InterruptedException {
		long begin = System.nanoTime();
		long last = begin + this.timeouts.start().multipliedBy(2).toNanos();
		long end = begin + this.timeouts.start().toNanos();
		int seen = 0;
		while (!this.closed && !this.server.isFull() && System.nanoTime() - end < 0) {
			TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
			int connections = this.server.connections().size();
			if (this.server.isBusy() || connections > seen) {
				seen = connections;
				end = Math.min(last, System.nanoTime() + patience(connections).toNanos());
			}
		}
	}

	private Duration patience(int connections) {
		return (connections >= this.exercise.steps().size()) ? MORE
				// A user types its messages.
				: this.exercise.input().isEmpty() ? this.timeouts.end() : this.timeouts.start();
	}

	@Override
	public ClientObservation soFar() {
		return new ClientObservation(ProgramObservation.ELSEWHERE, port(), this.server.connections(), List.of(), false);
	}

	@Override
	public void close() {
		this.closed = true;
		this.server.close();
	}

}
