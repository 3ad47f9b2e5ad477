package dev.tcplab.check.talk;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.tcplab.check.exercise.Exercise;
import dev.tcplab.check.exercise.Exercise.Step;
import dev.tcplab.check.exercise.Placeholders;
import dev.tcplab.check.program.ListeningSocket;
import dev.tcplab.check.program.Program;
import dev.tcplab.check.program.Program.Mark;
import dev.tcplab.check.talk.ServerRun.Turn;
import org.jspecify.annotations.Nullable;

/**
 * Talks with a server as the exercise says: one client after another.
 */
public final class Conversation {

	/**
	 * How long what is printed may come after the answer; and what has not come in this
	 * time with a client before.
	 */
	private static final Duration LINES = Duration.ofSeconds(1);

	private static final Duration LINES_AGAIN = Duration.ofMillis(50);

	/**
	 * Once a server has not closed a connection.
	 */
	private static final Duration CLOSE_AGAIN = Duration.ofMillis(200);

	/**
	 * How long a client does not send, to whom a server must not have anything to say.
	 */
	private static final Duration EARLY = Duration.ofMillis(100);

	private final Exercise exercise;

	private final @Nullable Program program;

	private final InetSocketAddress server;

	private final Timeouts timeouts;

	private final List<Talk> talks = new ArrayList<>();

	private final List<Mark> marks = new ArrayList<>();

	private final List<TestClient> left = new ArrayList<>();

	private final Set<String> neverPrinted = new HashSet<>();

	private Duration close;

	/**
	 * Prepares the talks.
	 * @param exercise what is said
	 * @param program the server; none if it runs elsewhere
	 * @param server where it is reached
	 * @param timeouts how long it may take
	 */
	public Conversation(Exercise exercise, @Nullable Program program, InetSocketAddress server, Timeouts timeouts) {
		this.exercise = exercise;
		this.program = program;
		this.server = server;
		this.timeouts = timeouts;
		this.close = timeouts.answer();
	}

	/**
	 * Talks until a client is not answered, or to the end.
	 * @param bound the address on which the server listens
	 * @return what was seen
	 * @throws IOException if the system does not tell what the server does
	 * @throws InterruptedException if the wait is interrupted
	 */
	public ServerRun run(InetSocketAddress bound) throws IOException, InterruptedException {
		try {
			return talk(bound);
		}
		finally {
			this.left.forEach(TestClient::reset);
		}
	}

	private ServerRun talk(InetSocketAddress bound) throws IOException, InterruptedException {
		boolean served = false;
		int waiting = 0;
		for (Step step : this.exercise.steps()) {
			TestClient client = connect();
			Talk talk = talk(client, step);
			if (!talk.isAnswered()) {
				waiting = waiting();
				served = this.talks.size() == 1 && talk.isConnected() && isSecondServed(step);
				client.close();
				break;
			}
			leave(client);
		}
		boolean complete = this.talks.size() == this.exercise.steps().size()
				&& this.talks.get(this.talks.size() - 1).isAnswered();
		boolean ends = this.exercise.end() != null;
		boolean ended = awaitEnd(complete ? (ends ? this.timeouts.end() : Duration.ZERO) : LINES);
		Talk beyond = (complete && ends && !ended) ? beyond() : null;
		return new ServerRun(this.exercise, this.program, bound, turns(), served, waiting, beyond, ended);
	}

	// A loop around a server that serves only one leaves its port for a moment.
	private TestClient connect() throws IOException, InterruptedException {
		mark();
		TestClient client = new TestClient(this.marks.size(), this.server, this.timeouts.answer());
		if (client.isRefused() && this.program != null) {
			ListeningSocket again = this.program.awaitListening(LINES).orElse(null);
			return (again != null) ? new TestClient(this.marks.size(), again.reachable(), this.timeouts.answer())
					: client;
		}
		return client;
	}

	private void mark() {
		this.marks.add((this.program != null) ? this.program.mark() : Mark.BEGIN);
	}

	/**
	 * Leaves the server as a client does; but where SO_REUSEADDR is not set, in the end
	 * and with a reset, because the port would be taken for a minute by connections that
	 * are over.
	 */
	private void leave(TestClient client) {
		if (this.program != null && this.program.notes().binds().stream().anyMatch((bind) -> !bind.reuse())) {
			this.left.add(client);
		}
		else {
			client.close();
		}
	}

	private Talk talk(TestClient client, Step step) throws InterruptedException {
		if (this.talks.size() == 1 && step.isAnyText()) {
			Thread.sleep(EARLY.toMillis());
		}
		Talk talk = client.send(step.sent()).read(this.timeouts.answer(), this.close);
		this.talks.add(talk);
		if (talk.ending() == Talk.Ending.OPEN) {
			this.close = CLOSE_AGAIN;
		}
		awaitLines(talk);
		return talk;
	}

	private void awaitLines(Talk talk) throws InterruptedException {
		if (this.program == null || !talk.isAnswered()) {
			return;
		}
		awaitPrinted(Placeholders.MESSAGE, talk.sent());
		awaitPrinted(Placeholders.CLIENT, String.valueOf(talk.client().getPort()));
	}

	private void awaitPrinted(String what, String value) throws InterruptedException {
		Mark mark = this.marks.get(this.marks.size() - 1);
		if (this.exercise.shows(what) && !this.program.await(() -> this.program.printedSince(mark).contains(value),
				this.neverPrinted.contains(what) ? LINES_AGAIN : LINES)) {
			this.neverPrinted.add(what);
		}
	}

	// A stray accept() takes the first client and never looks at it.
	private boolean isSecondServed(Step step) throws IOException, InterruptedException {
		// A program with several sockets may be meant to be talked to at another.
		if (this.program != null && (!this.program.isAlive() || this.program.listening().size() > 1)) {
			return false;
		}
		try (TestClient second = connect()) {
			return talk(second, step).isAnswered();
		}
	}

	private int waiting() throws IOException {
		return (this.program != null)
				? this.program.listening().stream().mapToInt(ListeningSocket::waiting).max().orElse(-1) : -1;
	}

	private boolean awaitEnd(Duration timeout) throws InterruptedException {
		return this.program != null && this.program.awaitEnd(timeout);
	}

	private Talk beyond() {
		mark();
		try (TestClient client = new TestClient(this.talks.size() + 1, this.server, LINES)) {
			return client.send("One more").read(LINES, CLOSE_AGAIN);
		}
	}

	private List<Turn> turns() {
		List<Turn> turns = new ArrayList<>();
		for (int i = 0; i < this.talks.size(); i++) {
			Step step = this.exercise.steps().get(Math.min(i, this.exercise.steps().size() - 1));
			turns.add(new Turn(step, this.talks.get(i), printed(i)));
		}
		return turns;
	}

	private String printed(int turn) {
		if (this.program == null) {
			return "";
		}
		Mark end = (turn + 1 < this.marks.size()) ? this.marks.get(turn + 1) : this.program.mark();
		return this.program.printedBetween(this.marks.get(turn), end);
	}

}
