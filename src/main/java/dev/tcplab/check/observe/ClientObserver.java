package dev.tcplab.check.observe;

import java.io.IOException;
import java.net.BindException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.tcplab.check.exercise.Exercise;
import dev.tcplab.check.program.Program;
import dev.tcplab.check.program.PythonNotes;
import dev.tcplab.check.program.PythonNotes.SocketCall;
import dev.tcplab.support.AdvisedException;

/**
 * Observes a client by acting as its server.
 *
 * @param guessable whether a client can know the answers in advance
 * @param port the port of the server; 0 means any free port
 */
public record ClientObserver(Exercise exercise, Timeouts timeouts, boolean guessable, int port) {

	private static final Duration POLL = Duration.ofMillis(20);

	public ClientObservation observe(Starter starter) throws IOException, InterruptedException {
		try (TestServer server = listen(); Program program = starter.start(server.port())) {
			return observe(server, program);
		}
	}

	private ClientObservation observe(TestServer server, Program program) throws IOException, InterruptedException {
		Set<String> tried = new LinkedHashSet<>();
		boolean ended = talk(server, program, tried);
		PythonNotes notes = program.notes();
		List<String> connects = notes.connects().stream().map(SocketCall::toString).distinct().toList();
		List<Connection> connections = server.connections();
		boolean listens = !program.listening().isEmpty() || !notes.binds().isEmpty();
		return new ClientObservation(ProgramObservation.end(program, ended), server.port(), connections,
				connects.isEmpty() ? List.copyOf(tried) : connects, listens);
	}

	private TestServer listen() throws IOException, InterruptedException {
		try {
			return new TestServer(this.exercise.steps(), this.port, this.timeouts.answer(), this.guessable, null);
		}
		catch (BindException ex) {
			throw new AdvisedException("Problems using port %d: %s".formatted(this.port, ex.getMessage()),
					"End the program that uses it, or make the client talk to another port with --port=8090", ex);
		}
	}

	private boolean talk(TestServer server, Program program, Set<String> tried)
			throws IOException, InterruptedException {
		long end = System.nanoTime() + this.timeouts.start().toNanos();
		int served = 0;
		boolean ended = false;
		while (!ended && !server.isFull() && System.nanoTime() < end) {
			ended = program.awaitEnd(POLL);
			int connections = server.connections().size();
			if (server.isBusy() || connections > served) {
				served = connections;
				end = System.nanoTime() + this.timeouts.end().toNanos();
			}
			else if (served == 0 && tried.isEmpty()) {
				tried.addAll(program.connecting());
				// Addresses of this machine do not delay the client, but others may for
				// minutes.
				if (!tried.isEmpty()) {
					end = Math.min(end, System.nanoTime() + this.timeouts.answer().toNanos());
				}
			}
		}
		server.finish();
		return ended;
	}

}
