package dev.tcplab.check.judge;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.tcplab.check.exercise.Exercise.Step;
import dev.tcplab.check.exercise.Placeholders;
import dev.tcplab.check.program.Program;
import dev.tcplab.check.talk.ClientRun;
import dev.tcplab.check.talk.Connection;
import dev.tcplab.check.talk.Talk.Ending;
import dev.tcplab.check.verdict.Check;

/**
 * Judges a client by what was seen of it.
 */
public final class ClientJudge {

	private static final int MOST_QUOTED = 3;

	private final ClientRun run;

	private final boolean strict;

	private final Findings findings;

	private final List<Step> steps;

	private final List<Connection> connections;

	private final String printed;

	private final ClientConsole console;

	private final Optional<Crash> crash;

	private boolean crashTold;

	/**
	 * Prepares to judge.
	 * @param run what was seen
	 * @param strict whether the wording of the console counts
	 * @param findings where what was found goes
	 */
	public ClientJudge(ClientRun run, boolean strict, Findings findings) {
		this.run = run;
		this.strict = strict;
		this.findings = findings;
		this.steps = run.exercise().steps();
		this.connections = run.connections();
		this.printed = run.program().printedSince(Program.Mark.BEGIN);
		this.console = new ClientConsole(this.printed);
		this.crash = run.ended() ? Crash.in(this.printed) : Optional.empty();
	}

	/**
	 * Judges it.
	 */
	public void judge() {
		if (this.connections.isEmpty()) {
			notConnected();
			return;
		}
		this.findings.passed(Point.STARTS, "");
		this.findings.passed(Point.CONNECTS, "");
		Optional<Finding> unsent = sends();
		check(Point.SENDS, unsent);
		check(Point.READS, reads());
		prints();
		ends();
		if (unsent.isEmpty()) {
			remarks();
		}
	}

	private void check(Point point, Optional<Finding> wrong) {
		if (wrong.isPresent()) {
			this.findings.failed(point, wrong.get());
		}
		else {
			this.findings.passed(point, "");
		}
	}

	private Optional<Finding> crash() {
		this.crashTold |= this.crash.isPresent();
		return this.crash.map(Finding::of);
	}

	private void notConnected() {
		Optional<String> excess = this.run.program().excess();
		Optional<Finding> unconnected = unconnected();
		if (excess.isPresent()) {
			this.findings.failed(Point.STARTS, new Finding(excess.get() + "."));
			this.findings.notRun(Point.CONNECTS, Check.EARLIER_FAILED);
		}
		else if (unconnected.isEmpty() && this.crash.isPresent()) {
			this.findings.failed(Point.STARTS, Finding.of(this.crash.get()));
			this.findings.notRun(Point.CONNECTS, Check.EARLIER_FAILED);
		}
		else {
			this.findings.passed(Point.STARTS, "");
			this.findings.failed(Point.CONNECTS, unconnected.orElseGet(this::nowhere));
		}
		for (Point point : List.of(Point.SENDS, Point.READS, Point.PRINTS, Point.ENDS)) {
			this.findings.notRun(point, Check.EARLIER_FAILED);
		}
	}

	private Optional<Finding> unconnected() {
		if (!this.run.tried().isEmpty()) {
			return Optional.of(elsewhere());
		}
		if (this.run.listens()) {
			return Optional.of(new Finding("It waits for clients, as a server does.",
					"A client calls connect((IP, PORT)), and neither bind() nor listen(). Is it the right file?"));
		}
		Optional<CrashAdvice> kind = this.crash.flatMap(CrashAdvice::kind);
		if (kind.filter(CrashAdvice::isWithoutConnection).isPresent()) {
			return this.crash.map((crash) -> new Finding("It ended with %s.".formatted(crash.inWords()),
					"The socket is not connected: call connect((IP, PORT)) before send() and recv().")
				.quoting(crash.quote()));
		}
		return kind.filter((one) -> one == CrashAdvice.NO_SUCH_HOST).flatMap((one) -> this.crash).map(Finding::of);
	}

	private Finding elsewhere() {
		String address = this.run.tried().get(this.run.tried().size() - 1);
		return new Finding(
				"It tried to connect to %s; the server that it is to talk to is 127.0.0.1:%d.".formatted(address,
						this.run.port()),
				"Write IP = \"127.0.0.1\" and PORT = %d. Or check it with --tcp-lab.check.loopback=true, which replaces"
					.formatted(this.run.port()) + " the address of a Python program.")
			.quoting(this.crash.map(Crash::quote).orElse(List.of()));
	}

	private Finding nowhere() {
		if (this.run.program().notes().hasAsked()) {
			return new Finding("It asks a person with input() before it connects.",
					"Give it the lines with --tcp-lab.check.input, or leave input() out.");
		}
		List<String> lines = this.printed.lines().filter((line) -> !line.isBlank()).toList();
		return new Finding(this.run.ended() ? "It ended without a connection." : "It did not connect.",
				"Is connect() called, with two pairs of parentheses: connect((IP, PORT))?")
			.quoting(lines.subList(Math.max(0, lines.size() - MOST_QUOTED), lines.size()));
	}

	private Optional<Finding> sends() {
		if (this.connections.stream().anyMatch((one) -> one.message().length == 0)) {
			return crash().or(() -> Optional.of(new Finding("It connected and sent nothing.",
					"The client talks first: call send() before recv(). Is send() written with its parentheses, and is"
							+ " what it sends not empty?")));
		}
		if (this.connections.stream().anyMatch((one) -> one.more().length > 0)) {
			return Optional.of(new Finding("It sent more on a connection that was answered already.",
					"The server closes after each answer: for each message make a new socket, and connect it."));
		}
		if (this.connections.size() != this.steps.size()) {
			return wrongNumber();
		}
		for (Connection connection : this.connections) {
			Step step = step(connection);
			TextMatch match = TextMatch.of(step.expected(), connection.text());
			if (match != TextMatch.EXACT && (this.strict || match == TextMatch.OTHER && !step.isAnyText())) {
				return Optional
					.of(new Finding("Message %d is not what the exercise asks for.".formatted(connection.number()),
							null)
						.between(quoted(step.expected()), quoted(connection.text())));
			}
		}
		return Optional.empty();
	}

	private Optional<Finding> wrongNumber() {
		Connection last = this.connections.get(this.connections.size() - 1);
		if (this.crash.isPresent() && this.connections.size() < this.steps.size()) {
			// What it did not print, it may have died of.
			return this.console.shows(last) ? crash() : Optional.empty();
		}
		return Optional.of(new Finding(
				"It talked %s; the exercise asks for %d.".formatted(times(this.connections.size()), this.steps.size()),
				"Look at the loop: for i in range(%d) goes round %1$d times.".formatted(this.steps.size())));
	}

	private static String times(int number) {
		return (number == 1) ? "once" : number + " times";
	}

	private Step step(Connection connection) {
		return this.steps.get(connection.number() - 1);
	}

	private static String quoted(String text) {
		return '"' + text + '"';
	}

	// A client that half-closes has read the answer if it prints it.
	private Optional<Finding> reads() {
		boolean unread = this.connections.stream()
			.filter((one) -> one.message().length > 0 && (one.early() || one.ending() == Ending.RESET))
			.anyMatch((one) -> !this.console.showsSome(one));
		return unread
				? crash().or(() -> Optional.of(new Finding("It closed the connection without having read the answer.",
						"Call recv(2048) after send(), and close() after that.")))
				: Optional.empty();
	}

	private void prints() {
		List<Connection> answered = answered();
		if (this.strict && !answered.isEmpty()) {
			List<Placeholders> placeholders = answered.stream()
				.map((one) -> new Placeholders(one.number(), one.client(), one.text(), one.answer()))
				.toList();
			StrictJudge.judge(this.findings, Point.PRINTS,
					StrictJudge.expected(this.run.exercise(), placeholders, "", false), this.run.program().output());
			return;
		}
		Optional<Finding> mistake = this.console.mistake(answered, this.steps);
		if (mistake.isPresent() && this.crashTold) {
			this.findings.notRun(Point.PRINTS, Check.EARLIER_FAILED);
		}
		else {
			check(Point.PRINTS, mistake.map((finding) -> crash().orElse(finding)));
		}
	}

	private List<Connection> answered() {
		return this.connections.stream().limit(this.steps.size()).filter((one) -> !one.answer().isEmpty()).toList();
	}

	private void ends() {
		if (!this.run.ended()) {
			boolean open = this.connections.stream().anyMatch((one) -> one.ending() == Ending.OPEN);
			this.findings.failed(Point.ENDS,
					new Finding("It does not end.",
							open ? "Does it wait in recv() for more than one answer, or for input()?"
									: "Look at its loop: when does it end?"));
		}
		else if (this.crashTold) {
			this.findings.notRun(Point.ENDS, Check.EARLIER_FAILED);
		}
		else {
			check(Point.ENDS, crash());
			int code = this.run.program().exitCode();
			if (this.crash.isEmpty() && code != 0) {
				this.findings.remark(Point.ENDS, new Finding("It ended with exit code %d.".formatted(code),
						"0 says that all went well, any other number that something failed."));
			}
		}
	}

	private void remarks() {
		this.connections.stream()
			.filter((one) -> one.pieces() > 1)
			.findFirst()
			.ifPresent((one) -> remark(Point.SENDS, new Finding("A message came in %d pieces.".formatted(one.pieces()),
					"A server that calls recv() once gets the first piece only: put the message together and send it"
							+ " whole.")));
		message().ifPresent((finding) -> remark(Point.WORDING, finding));
		if (isKeptOpen()) {
			remark(Point.SENDS, new Finding("It does not close its connections.",
					"Call close() on the socket once the answer is there: some servers wait for it."));
		}
		if (!this.strict) {
			this.console.remark(answered(), this.steps).ifPresent((finding) -> remark(Point.WORDING, finding));
		}
	}

	private void remark(Point point, Finding finding) {
		this.findings.remark(point, finding);
	}

	private Optional<Finding> message() {
		long different = this.connections.stream().map(Connection::text).distinct().count();
		if (different == 1 && this.steps.stream().map(Step::expected).distinct().count() > 1) {
			return Optional.of(new Finding("It sent the same message %d times.".formatted(this.connections.size()),
					"The exercise numbers the messages: f\"Message {i}\".")
				.between(quoted(this.steps.get(1).expected()), quoted(this.connections.get(0).text())));
		}
		return this.connections.stream()
			.filter((one) -> TextMatch.of(step(one).expected(), one.text()) == TextMatch.OTHER)
			.findFirst()
			.map((one) -> new Finding("The message is other than the lesson's.").between(quoted(step(one).expected()),
					quoted(one.text())));
	}

	// Those that it makes at the same time are open together without being forgotten.
	private boolean isKeptOpen() {
		return IntStream.range(2, this.connections.size()).anyMatch((i) -> {
			Connection before = this.connections.get(i - 2);
			return before.times().answered() < this.connections.get(i - 1).times().accepted()
					&& before.times().ended() > this.connections.get(i).times().accepted();
		});
	}

}
