package dev.tcplab.check.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.tcplab.check.exercise.Exercise;
import dev.tcplab.check.exercise.Exercise.Step;
import dev.tcplab.check.exercise.Placeholders;
import dev.tcplab.check.observe.ClientObservation;
import dev.tcplab.check.observe.Connection;
import dev.tcplab.check.observe.ProgramObservation;
import dev.tcplab.check.observe.Talk.Ending;

final class ClientJudge {

	static final List<Rule<ClientJudge>> RULES = List.of(
			Rule.of(Point.STARTS, ClientJudge::starts).when(ClientJudge::isVisible),
			Rule.of(Point.CONNECTS, ClientJudge::connects, Point.STARTS),
			Rule.of(Point.SENDS, ClientJudge::sends, Point.CONNECTS),
			Rule.of(Point.READS, ClientJudge::reads, Point.CONNECTS).when(ClientJudge::isAnswered),
			Rule.of(Point.PRINTS, ClientJudge::prints, Point.CONNECTS)
				.when((judge) -> judge.isAnswered() && judge.isVisible()),
			Rule.of(Point.ENDS, ClientJudge::ends, Point.CONNECTS).when(ClientJudge::isVisible),
			Rule.of(Point.WORDING, ClientJudge::remarks, Point.SENDS));

	private final Exercise exercise;

	private final ClientObservation seen;

	private final ProgramObservation program;

	private final boolean strict;

	private final List<Step> steps;

	private final List<Connection> connections;

	private final ClientConsole console;

	private final Optional<Crash> crash;

	private final boolean inputUsedUp;

	private final ClientSends sends;

	ClientJudge(Exercise exercise, ClientObservation seen, boolean strict) {
		this.exercise = exercise;
		this.seen = seen;
		this.program = seen.program();
		this.strict = strict;
		this.steps = exercise.steps();
		this.connections = seen.connections();
		this.console = new ClientConsole(this.program.printed());
		Optional<Crash> crash = this.program.ended() ? Crash.in(this.program.printed()) : Optional.empty();
		// The exercise ends with the end of the input.
		this.inputUsedUp = !exercise.input().isEmpty()
				&& crash.filter((one) -> one.is(CrashAdvice.NO_INPUT)).isPresent();
		this.crash = this.inputUsedUp ? Optional.empty() : crash;
		this.sends = new ClientSends(this.steps, this.connections, this.program, this.crash, this.console, strict);
	}

	private boolean isVisible() {
		return this.program.visible();
	}

	private boolean isAnswered() {
		return this.exercise.isAnswering();
	}

	private static List<Finding> result(Point point, Optional<Finding> wrong) {
		return List.of(wrong.orElseGet(() -> point.passed("")));
	}

	private Optional<Finding> crash(Point point) {
		return this.crash.map((crash) -> crash.finding(point, this.program));
	}

	private List<Finding> starts() {
		return result(Point.STARTS, notConnected().filter((reason) -> reason.point() == Point.STARTS));
	}

	private List<Finding> connects() {
		return result(Point.CONNECTS, notConnected());
	}

	private Optional<Finding> notConnected() {
		if (!this.connections.isEmpty()) {
			return Optional.empty();
		}
		if (!isVisible()) {
			return Optional.of(Point.CONNECTS.failed(
					"No client from your address connected to port %d.".formatted(this.seen.port()),
					"Start the check again, and then your client, with the IP and PORT that the check shows."));
		}
		if (this.program.excess() != null) {
			return Optional.of(Crash.finding(this.program.excess(), Point.STARTS));
		}
		return Optional.of(unconnected().or(() -> crash(Point.STARTS)).orElseGet(this::nowhere));
	}

	private Optional<Finding> unconnected() {
		if (!this.seen.tried().isEmpty()) {
			return Optional.of(elsewhere());
		}
		if (this.seen.listens()) {
			return Optional.of(Point.CONNECTS.failed("It waits for clients, as a server does.",
					"A client calls connect((IP, PORT)), and neither bind() nor listen(). Is it the right file?"));
		}
		Optional<CrashAdvice> kind = this.crash.flatMap(CrashAdvice::kind);
		if (kind.filter(CrashAdvice::isWithoutConnection).isPresent()) {
			return this.crash.map((crash) -> Point.CONNECTS
				.failed("It ended with %s.".formatted(crash.inWords()),
						"The socket is not connected: call connect((IP, PORT)) before send() and recv().")
				.quoting(crash.quote()));
		}
		return kind.filter(CrashAdvice.NO_SUCH_HOST::equals).flatMap((one) -> crash(Point.CONNECTS));
	}

	private Finding elsewhere() {
		String address = this.seen.tried().get(this.seen.tried().size() - 1);
		return Point.CONNECTS.failed(
				"It tried to connect to %s, but the server is at 127.0.0.1:%d.".formatted(address, this.seen.port()),
				"Write IP = \"127.0.0.1\" and PORT = %d. Or check it with --loopback, which replaces"
					.formatted(this.seen.port()) + " the address of a Python program.")
			.quoting(this.crash.map(Crash::quote).orElse(List.of()));
	}

	private Finding nowhere() {
		return Point.CONNECTS
			.failed(this.program.ended() ? "It ended without a connection." : "It did not connect.",
					"Is connect() called, with two pairs of parentheses: connect((IP, PORT))?")
			.quotingLast(this.program.printed());
	}

	private List<Finding> sends() {
		return result(Point.SENDS, this.sends.wrong());
	}

	private List<Finding> reads() {
		if (this.sends.isSilent()) {
			return List.of(Point.READS.notRun());
		}
		if (!isVisible()) {
			return List.of(readsElsewhere());
		}
		return result(Point.READS, isUnread() ? crash(Point.READS).or(() -> Optional.of(unread())) : Optional.empty());
	}

	private Finding readsElsewhere() {
		if (this.connections.stream().anyMatch((one) -> one.ending() == Ending.RESET)) {
			return unread();
		}
		return this.connections.stream().anyMatch(Connection::early) ? Point.READS.notRun(
				"the client closed the connection or its sending side before the answer, so the check cannot see this")
				: Point.READS.passed("");
	}

	private static Finding unread() {
		return Point.READS.failed("It closed the connection without having read the answer.",
				"Call recv(2048) after send(), and close() after that.");
	}

	// A client that half-closes has read the answer if it prints it.
	private boolean isUnread() {
		return this.connections.stream()
			.filter((one) -> one.message().length > 0 && (one.early() || one.ending() == Ending.RESET))
			.anyMatch((one) -> this.crash.isPresent() ? !this.console.shows(one) : !this.console.showsSome(one));
	}

	private List<Finding> prints() {
		List<Connection> answered = answered();
		if (this.strict && !answered.isEmpty()) {
			List<Placeholders> placeholders = answered.stream()
				.map((one) -> new Placeholders(one.number(), one.client(), one.text(), one.answer()))
				.toList();
			return List.of(StrictJudge.judge(Point.PRINTS, StrictJudge.expected(this.exercise, placeholders, "", false),
					this.program.output()));
		}
		Optional<Finding> mistake = mistake();
		return (mistake.isPresent() && isCrashTold()) ? List.of(Point.PRINTS.notRun())
				: result(Point.PRINTS, mistake.map((finding) -> crash(Point.PRINTS).orElse(finding)));
	}

	private Optional<Finding> mistake() {
		return this.console.mistake(answered(), this.steps);
	}

	/** Returns whether an earlier point failed because of the same error. */
	private boolean isCrashTold() {
		boolean more = this.connections.stream().anyMatch((one) -> one.more().length > 0);
		boolean cutShort = !more && this.sends.isCutShort() && this.sends.isCrashAfterPrinting();
		return this.crash.isPresent() && (this.sends.isSilent() || cutShort || isUnread());
	}

	private List<Connection> answered() {
		return this.connections.stream().limit(this.steps.size()).filter((one) -> !one.answer().isEmpty()).toList();
	}

	private List<Finding> ends() {
		if (this.program.excess() != null) {
			return List.of(Crash.finding(this.program.excess(), Point.ENDS));
		}
		if (!this.program.ended()) {
			boolean open = this.connections.stream().anyMatch((one) -> one.ending() == Ending.OPEN);
			return List.of(Point.ENDS.failed("It does not end.",
					open ? "Does it wait in recv() for more than one answer, or for input()?"
							: "Look at its loop: when does it end?"));
		}
		if (isCrashTold() || isAnswered() && !this.strict && this.crash.isPresent() && mistake().isPresent()) {
			return List.of(Point.ENDS.notRun());
		}
		List<Finding> findings = new ArrayList<>(
				result(Point.ENDS, crash(Point.ENDS).or(() -> Crash.signal(this.program.exitCode(), Point.ENDS))));
		if (this.crash.isEmpty() && !this.inputUsedUp) {
			StartJudge.exitCode(this.program, Point.ENDS).ifPresent(findings::add);
		}
		return findings;
	}

	private List<Finding> remarks() {
		List<Finding> remarks = new ArrayList<>();
		this.connections.stream()
			.filter((one) -> one.pieces() > 1)
			.findFirst()
			.ifPresent((one) -> remarks.add(Point.SENDS.remark("A message came in %d pieces.".formatted(one.pieces()),
					"A server that calls recv() once gets the first piece only: put the message together and send it"
							+ " whole.")));
		this.sends.remark().ifPresent(remarks::add);
		if (isKeptOpen()) {
			remarks.add(Point.SENDS.remark("It does not close its connections.",
					"Call close() on the socket once the answer is there: some servers wait for it."));
		}
		if (!this.strict && isAnswered() && isVisible()) {
			this.console.remark(answered(), this.steps).ifPresent(remarks::add);
		}
		return remarks;
	}

	// Simultaneous connections are open together on purpose.
	private boolean isKeptOpen() {
		return IntStream.range(2, this.connections.size()).anyMatch((i) -> {
			Connection before = this.connections.get(i - 2);
			return before.times().answered() < this.connections.get(i - 1).times().accepted()
					&& before.times().ended() > this.connections.get(i).times().accepted();
		});
	}

}
