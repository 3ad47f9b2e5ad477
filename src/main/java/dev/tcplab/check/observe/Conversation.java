package dev.tcplab.check.observe;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.tcplab.check.exercise.Exercise;
import dev.tcplab.check.exercise.Exercise.Step;
import dev.tcplab.check.exercise.Placeholders;
import dev.tcplab.check.program.ListeningSocket;
import dev.tcplab.check.program.TestedServer;

/** The exercise's clients, which talk to a server one after another. */
final class Conversation {

	/** The time for output after an answer. Output that was missing once gets less. */
	private static final Duration LINES = Duration.ofSeconds(1);

	private static final Duration LINES_AGAIN = Duration.ofMillis(50);

	/** The time to wait after a server left a connection open once. */
	private static final Duration CLOSE_AGAIN = Duration.ofMillis(200);

	private static final Duration CLOSE_AFTER_CLIENT = Duration.ofMillis(500);

	/** The time before a client sends, in which a server must not send anything. */
	private static final Duration EARLY = Duration.ofMillis(100);

	private final Exercise exercise;

	private final TestedServer server;

	private final InetSocketAddress address;

	private final Timeouts timeouts;

	private final List<Talk> talks = new CopyOnWriteArrayList<>();

	private final List<TestClient> left = new ArrayList<>();

	private final Set<String> neverPrinted = new HashSet<>();

	private Duration close;

	Conversation(Exercise exercise, TestedServer server, InetSocketAddress address, Timeouts timeouts) {
		this.exercise = exercise;
		this.server = server;
		this.address = address;
		this.timeouts = timeouts;
		this.close = timeouts.answer();
	}

	/** Returns the exchanges so far. Any thread may call this. */
	List<Talk> talks() {
		return List.copyOf(this.talks);
	}

	/** Talks to all clients, or until one is not answered. */
	Talks hold() throws IOException, InterruptedException {
		try {
			return talk();
		}
		finally {
			this.left.forEach(TestClient::reset);
		}
	}

	private Talks talk() throws IOException, InterruptedException {
		boolean second = false;
		int waiting = 0;
		for (Step step : this.exercise.steps()) {
			TestClient client = connect();
			Talk talk = talk(client, step);
			int index = this.talks.size() - 1;
			if (!talk.isServed(step)) {
				waiting = this.server.listening().stream().mapToInt(ListeningSocket::waiting).max().orElse(-1);
				second = this.talks.size() == 1 && talk.isConnected() && isSecondServed(step);
				this.talks.set(index, second ? talk : client.nudge(talk, CLOSE_AGAIN));
				client.close();
				break;
			}
			leave(client);
		}
		List<Talk> talks = talks();
		boolean complete = ServerObservation.isComplete(this.exercise, talks);
		boolean ends = this.exercise.end() != null;
		boolean ended = this.server.awaitEnd(complete ? (ends ? this.timeouts.end() : Duration.ZERO) : LINES);
		// A process that the server started may still answer.
		boolean beyond = complete && ends && (!ended || !this.server.listening().isEmpty());
		return new Talks(talks, second, waiting, beyond ? beyond() : null, ended);
	}

	// A loop around a server for a single client releases the port for a moment.
	private TestClient connect() throws IOException, InterruptedException {
		int part = this.server.startPart();
		int number = this.talks.size() + 1;
		TestClient client = new TestClient(number, part, this.address, this.timeouts.answer());
		return client.isRefused() ? this.server.awaitListening(LINES, 1)
			.stream()
			.findFirst()
			.map((again) -> new TestClient(number, part, again.reachable(), this.timeouts.answer()))
			.orElse(client) : client;
	}

	/**
	 * Leaves the server as a client does. Without SO_REUSEADDR, it resets the connection
	 * at the end, because closed connections would keep the port taken for a minute.
	 */
	private void leave(TestClient client) {
		if (this.server.lacksReuse()) {
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
		Talk talk = client.send(step).read(this.timeouts.answer(), this.close);
		if (talk.ending() == Talk.Ending.OPEN || talk.ending() == Talk.Ending.UNFINISHED) {
			Duration patience = (this.close == CLOSE_AGAIN) ? CLOSE_AGAIN : CLOSE_AFTER_CLIENT;
			talk = talk.isAnswered() ? client.nudge(talk, patience) : talk;
			this.close = CLOSE_AGAIN;
		}
		this.talks.add(talk);
		if (talk.isAnswered()) {
			awaitPrinted(talk, Placeholders.MESSAGE, talk.sent());
			awaitPrinted(talk, Placeholders.CLIENT, String.valueOf(talk.client().getPort()));
		}
		else if (talk.ending() == Talk.Ending.CLOSED) {
			// The program may have printed the text that it should have sent.
			this.server.awaitPrinted(talk.part(), talk.sent(), LINES);
		}
		return talk;
	}

	private void awaitPrinted(Talk talk, String what, String value) throws InterruptedException {
		if (this.exercise.shows(what) && !this.server.awaitPrinted(talk.part(), value,
				this.neverPrinted.contains(what) ? LINES_AGAIN : LINES)) {
			this.neverPrinted.add(what);
		}
	}

	// A stray accept() takes the first client and ignores it.
	private boolean isSecondServed(Step step) throws IOException, InterruptedException {
		// A program with several sockets may expect clients at another one.
		if (this.server.awaitEnd(Duration.ZERO) || this.server.listening().size() > 1) {
			return false;
		}
		try (TestClient second = connect()) {
			return talk(second, step).isAnswered();
		}
	}

	private Talk beyond() {
		int part = this.server.startPart();
		try (TestClient client = new TestClient(this.talks.size() + 1, part, this.address, LINES)) {
			return client.send("One more").read(LINES, CLOSE_AGAIN);
		}
	}

}
