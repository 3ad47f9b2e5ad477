package dev.tcplab.check.judge;

import java.util.List;
import java.util.Optional;

import dev.tcplab.check.exercise.Exercise.Step;
import dev.tcplab.check.observe.Connection;
import dev.tcplab.check.observe.ProgramObservation;
import dev.tcplab.check.observe.Talk.Ending;

/**
 * Judges the messages of a client.
 *
 * @param crash the error that ended the program, if any
 * @param strict whether the messages must match the lesson exactly
 */
record ClientSends(List<Step> steps, List<Connection> connections, ProgramObservation program, Optional<Crash> crash,
		ClientConsole console, boolean strict) {

	/** The server does not accept more connections. */
	private static final int MOST_CONNECTIONS = 100;

	Optional<Finding> wrong() {
		if (this.connections.size() > MOST_CONNECTIONS) {
			return Optional.of(Point.SENDS.failed(
					"It connected more than %d times; the exercise asks for %d.".formatted(MOST_CONNECTIONS,
							this.steps.size()),
					"Look at the loop that makes the connections: for i in range(%d) runs %1$d times."
						.formatted(this.steps.size())));
		}
		Optional<Connection> unfinished = this.connections.stream()
			.filter((one) -> one.ending() == Ending.UNFINISHED)
			.findFirst();
		if (unfinished.isPresent()) {
			return unfinished.map((one) -> Point.SENDS.failed(
					"It was still sending at the deadline, %d bytes until then."
						.formatted(one.message().length + one.more().length),
					"Send each message once: look at the loop around send()."));
		}
		if (isSilent()) {
			return crash(Point.SENDS).or(() -> Optional.of(Point.SENDS.failed("It connected and sent nothing.",
					"The client speaks first: call send(), with parentheses and a message that is not empty, before recv().")));
		}
		if (this.connections.stream().anyMatch((one) -> one.more().length > 0)) {
			return Optional.of(Point.SENDS.failed("It sent a second message on the same connection.",
					"The server closes the connection after one message: for each message make a new socket, and connect it."));
		}
		if (this.connections.size() != this.steps.size()) {
			return wrongNumber();
		}
		return this.connections.stream().filter(this::isOther).findFirst().map((connection) -> {
			int number = connection.number();
			return Point.SENDS.failed("Message %d is not what the exercise asks for.".formatted(number))
				.between(ClientConsole.quoted(step(connection).expected()), ClientConsole.quoted(connection.text()));
		}).or(this::repeated);
	}

	// Each message must differ from the others.
	private Optional<Finding> repeated() {
		String first = this.connections.get(0).text();
		if (this.steps.stream().map(Step::expected).distinct().count() == 1
				|| !this.connections.stream().allMatch((one) -> one.text().equals(first))) {
			return Optional.empty();
		}
		return Optional.of(Point.SENDS
			.failed("It sent the same message %d times.".formatted(this.connections.size()),
					ConsoleJudge.BRACES.matcher(first).find()
							? "The f before the quotation mark is missing: f\"Message {i}\"."
							: "The exercise numbers the messages: f\"Message {i}\".")
			.between(ClientConsole.quoted(this.steps.get(1).expected()),
					ClientConsole.quoted(this.connections.get(1).text())));
	}

	boolean isSilent() {
		return this.connections.stream().anyMatch((one) -> one.message().length == 0);
	}

	private boolean isOther(Connection connection) {
		TextMatch match = TextMatch.of(step(connection).expected(), connection.text());
		return match != TextMatch.EXACT && (this.strict || match == TextMatch.OTHER && !step(connection).isAnyText());
	}

	private Optional<Finding> wrongNumber() {
		if (isCutShort()) {
			return isCrashAfterPrinting() ? crash(Point.SENDS) : Optional.empty();
		}
		return Optional.of(Point.SENDS.failed(
				"It connected %s; the exercise asks for %d.".formatted(times(this.connections.size()),
						this.steps.size()),
				(this.steps.get(0).input() != null)
						? "Use a new connection for each line: create a socket, connect, send, and close it every time."
						: "Look at the loop: for i in range(%d) runs %1$d times.".formatted(this.steps.size())));
	}

	boolean isCutShort() {
		return this.crash.isPresent() && this.connections.size() < this.steps.size();
	}

	// Printing may have caused the error if its text is missing.
	boolean isCrashAfterPrinting() {
		return this.console.shows(this.connections.get(this.connections.size() - 1));
	}

	private static String times(int number) {
		return (number == 1) ? "once" : number + " times";
	}

	private Step step(Connection connection) {
		return this.steps.get(connection.number() - 1);
	}

	Optional<Finding> remark() {
		return this.connections.stream()
			.filter((one) -> TextMatch.of(step(one).expected(), one.text()) == TextMatch.OTHER)
			.findFirst()
			.map((one) -> Point.WORDING.remark("The message differs from the lesson's.", null)
				.between(ClientConsole.quoted(step(one).expected()), ClientConsole.quoted(one.text())));
	}

	private Optional<Finding> crash(Point point) {
		return this.crash.map((crash) -> crash.finding(point, this.program));
	}

}
