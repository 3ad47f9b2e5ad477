package dev.tcplab.check;

import java.io.IOException;
import java.net.BindException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import dev.tcplab.check.exercise.Exercise;
import dev.tcplab.check.judge.ClientJudge;
import dev.tcplab.check.judge.Findings;
import dev.tcplab.check.program.Program;
import dev.tcplab.check.program.PythonNotes.SocketCall;
import dev.tcplab.check.talk.ClientRun;
import dev.tcplab.check.talk.TestServer;
import dev.tcplab.check.talk.Timeouts;
import dev.tcplab.support.AdvisedException;

/**
 * Checks a client: is the server that it talks to.
 */
final class ClientCheck implements ProgramCheck {

	private static final Duration POLL = Duration.ofMillis(20);

	private final Exercise exercise;

	private final Timeouts timeouts;

	private final boolean strict;

	private final int port;

	ClientCheck(Exercise exercise, Timeouts timeouts, boolean strict, int port) {
		this.exercise = exercise;
		this.timeouts = timeouts;
		this.strict = strict;
		this.port = port;
	}

	@Override
	public void run(Start start, Findings findings, List<String> notes) throws IOException, InterruptedException {
		try (TestServer server = listen(); Program program = start.start(server.port())) {
			ClientRun run = talk(server, program);
			new ClientJudge(run, this.strict, findings).judge();
			Loopback.note(program, notes);
		}
	}

	private TestServer listen() throws IOException, InterruptedException {
		try {
			return new TestServer(this.exercise.steps(), this.port, this.timeouts.answer(), this.strict);
		}
		catch (BindException ex) {
			throw new AdvisedException("Problems using port %d: %s".formatted(this.port, ex.getMessage()),
					"End the program that uses it, or have the client talk to another with --tcp-lab.check.port=8090",
					ex);
		}
	}

	private ClientRun talk(TestServer server, Program program) throws IOException, InterruptedException {
		Set<String> tried = new LinkedHashSet<>();
		long end = System.nanoTime() + this.timeouts.start().toNanos();
		int served = 0;
		boolean ended = false;
		while (!ended && System.nanoTime() < end) {
			ended = program.awaitEnd(POLL);
			int connections = server.connections().size();
			if (server.isBusy() || connections > served) {
				served = connections;
				end = System.nanoTime() + this.timeouts.end().toNanos();
			}
			else if (served == 0 && tried.isEmpty()) {
				tried.addAll(program.connecting());
				// This machine's own addresses do not keep it waiting, and others may for
				// minutes.
				if (!tried.isEmpty()) {
					end = Math.min(end, System.nanoTime() + this.timeouts.answer().toNanos());
				}
			}
		}
		server.acceptLast();
		// Its last connection may be over a moment after it.
		end = System.nanoTime() + this.timeouts.answer().multipliedBy(2).toNanos();
		while (server.isBusy() && System.nanoTime() < end) {
			TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
		}
		List<SocketCall> connects = program.notes().connects();
		List<String> addresses = connects.isEmpty() ? new ArrayList<>(tried)
				: connects.stream().map((call) -> call.host() + ":" + call.port()).distinct().toList();
		return new ClientRun(this.exercise, program, server.port(), server.connections(), addresses,
				!program.listening().isEmpty() || !program.notes().binds().isEmpty(), ended);
	}

}
