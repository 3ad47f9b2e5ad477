package dev.tcplab.check;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.tcplab.check.exercise.Exercise;
import dev.tcplab.check.judge.Findings;
import dev.tcplab.check.judge.ServerJudge;
import dev.tcplab.check.program.ListeningSocket;
import dev.tcplab.check.program.Program;
import dev.tcplab.check.program.Program.Mark;
import dev.tcplab.check.talk.Conversation;
import dev.tcplab.check.talk.ServerRun;
import dev.tcplab.check.talk.Talk;
import dev.tcplab.check.talk.TestClient;
import dev.tcplab.check.talk.Timeouts;

/**
 * Checks a server: talks with it, interrupts it, and once it is right tries what other
 * clients do.
 */
final class ServerCheck implements ProgramCheck {

	/**
	 * How long a server that a client ends takes for it.
	 */
	private static final Duration DEATH = Duration.ofMillis(150);

	private static final Duration SLOW_DEATH = Duration.ofSeconds(1);

	private static final byte[] TEST = { 'T', 'e', 's', 't' };

	private static final byte[] NOT_UTF_8 = { 'h', (byte) 0xe9, (byte) 0xff, (byte) 0xfe };

	private final Exercise exercise;

	private final Timeouts timeouts;

	private final boolean strict;

	/**
	 * Which of the program's sockets the clients are for, the first opened being 0.
	 */
	private int place;

	ServerCheck(Exercise exercise, Timeouts timeouts, boolean strict) {
		this.exercise = exercise;
		this.timeouts = timeouts;
		this.strict = strict;
	}

	@Override
	public void run(Start start, Findings findings, List<String> notes) throws IOException, InterruptedException {
		ServerJudge judge = new ServerJudge(this.exercise, this.strict, findings);
		try (Program program = start.start(0)) {
			first(program, judge, findings);
			Loopback.note(program, notes);
		}
		if (!findings.hasFailure()) {
			try (Program program = start.start(0)) {
				second(program, judge);
			}
		}
	}

	/**
	 * Judges a server that runs already.
	 * @param server where it is
	 * @param findings where what was found goes
	 * @throws IOException never
	 * @throws InterruptedException if the check is interrupted
	 */
	void run(InetSocketAddress server, Findings findings) throws IOException, InterruptedException {
		ServerJudge judge = new ServerJudge(this.exercise, this.strict, findings);
		judge.listening(new Conversation(this.exercise, null, server, this.timeouts).run(server));
		judge.notInterrupted("a server that runs elsewhere is not stopped");
	}

	private void first(Program program, ServerJudge judge, Findings findings) throws IOException, InterruptedException {
		Optional<ListeningSocket> socket = program.awaitListening(this.timeouts.start());
		if (socket.isEmpty()) {
			program.awaitEnd(Duration.ZERO);
			judge.notListening(program);
			return;
		}
		ServerRun run = converse(program, socket.get());
		if (run.endedBeforeAccept()) {
			judge.notListening(program);
			return;
		}
		judge.listening(run);
		boolean stopped = false;
		if (this.exercise.end() == null && run.isComplete() && program.isAlive()) {
			interrupt(program, judge);
			stopped = true;
		}
		else if (this.exercise.end() == null || !run.isComplete() || findings.hasFailure()) {
			judge.notInterrupted(null);
		}
		judge.strictConsole(run, stopped);
		judge.port(program);
	}

	// Whoever also serves HTTP, for example, listens on more than one port.
	private ServerRun converse(Program program, ListeningSocket first) throws IOException, InterruptedException {
		List<Integer> tried = new ArrayList<>();
		Optional<ListeningSocket> next = Optional.of(first);
		ServerRun run;
		do {
			ListeningSocket socket = next.orElseThrow();
			tried.add(socket.address().getPort());
			run = new Conversation(this.exercise, program, socket.reachable(), this.timeouts).run(socket.address());
			next = program.listening()
				.stream()
				.filter((other) -> !tried.contains(other.address().getPort()))
				.findFirst();
		}
		while (next.isPresent() && !run.turns().get(0).isAnswered());
		if (tried.size() > 1) {
			List<Integer> ports = program.listening().stream().map((socket) -> socket.address().getPort()).toList();
			this.place = Math.max(0, ports.indexOf(tried.get(tried.size() - 1)));
		}
		return run;
	}

	private Optional<ListeningSocket> listening(Program program) throws IOException, InterruptedException {
		List<ListeningSocket> sockets = program.awaitListening(this.timeouts.start(), this.place + 1);
		return (sockets.size() > this.place) ? Optional.of(sockets.get(this.place)) : Optional.empty();
	}

	private void interrupt(Program program, ServerJudge judge) throws IOException, InterruptedException {
		program.awaitIdle();
		Mark mark = program.mark();
		if (!program.interrupt()) {
			judge.notInterrupted("this system cannot send it");
			return;
		}
		boolean ended = program.awaitEnd(this.timeouts.end());
		boolean stillListening = ended && !program.listening().isEmpty();
		judge.interrupted(program, program.printedSince(mark), ended, stillListening);
	}

	// In this order, so that what ends it is known; an exercise that ends allows few.
	private void second(Program program, ServerJudge judge) throws IOException, InterruptedException {
		Optional<ListeningSocket> socket = listening(program);
		if (socket.isEmpty()) {
			return;
		}
		InetSocketAddress server = socket.get().reachable();
		new TestClient(1, server, this.timeouts.answer()).close();
		boolean alive = survives("A client that connects and sends nothing", program, judge);
		if (alive) {
			new TestClient(2, server, this.timeouts.answer()).reset();
			alive = survives("A client that resets its connection", program, judge);
		}
		if (alive && !serves(server, TEST)) {
			program.awaitEnd(SLOW_DEATH);
			judge.notSurvived("A client that sends nothing, or one that resets its connection,", program);
			alive = false;
		}
		if (alive && !serves(server, NOT_UTF_8)) {
			program.awaitEnd(SLOW_DEATH);
			alive = survives("A message that is not UTF-8", program, judge);
		}
		if (this.exercise.end() != null) {
			if (alive) {
				interrupt(program, judge);
			}
			else {
				judge.notInterrupted("it had ended before");
			}
		}
	}

	private boolean survives(String what, Program program, ServerJudge judge) throws InterruptedException {
		boolean dead = program.awaitEnd(DEATH);
		if (dead) {
			judge.notSurvived(what, program);
		}
		return !dead;
	}

	private boolean serves(InetSocketAddress server, byte[] message) {
		try (TestClient client = new TestClient(1, server, this.timeouts.answer())) {
			Talk talk = client.send(message).read(this.timeouts.answer(), DEATH);
			return talk.isAnswered();
		}
	}

}
