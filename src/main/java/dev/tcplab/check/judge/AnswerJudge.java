package dev.tcplab.check.judge;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.tcplab.check.exercise.Exercise;
import dev.tcplab.check.exercise.Exercise.Match;
import dev.tcplab.check.exercise.Placeholders;
import dev.tcplab.check.observe.Talk.Ending;
import dev.tcplab.console.VisibleText;

/** Judges a server's answers and explains mistakes in them. */
record AnswerJudge(Exercise exercise, List<Turn> turns, boolean strict) {

	private static final int SHORTEST_REST = 2;

	private static final Pattern JUNK = Pattern.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1a\\x1c-\\x1f\\x7f]");

	private static final String SAME_TEXT = "In this exercise, the server sends the same text to every client.";

	List<Finding> judge() {
		Optional<Finding> wrong = this.turns.stream()
			.flatMap((turn) -> wrong(turn).stream())
			.findFirst()
			.or(this::changing);
		if (wrong.isPresent()) {
			return List.of(wrong.get());
		}
		return Stream
			.of(Stream.of(Point.ANSWER.passed(quoted(this.turns.get(0)))), pieces(), closedLast(), remarks().limit(1))
			.flatMap((findings) -> findings)
			.toList();
	}

	private Stream<Finding> pieces() {
		return this.turns.stream()
			.filter((turn) -> turn.talk().pieces() > 1)
			.limit(1)
			.map((turn) -> Point.WORDING.remark("The answer came in %d pieces.".formatted(turn.talk().pieces()),
					"The lesson's clients call recv() once: put the answer together and send it whole."));
	}

	private Stream<Finding> closedLast() {
		return this.turns.stream()
			.filter((turn) -> turn.talk().ending() == Ending.CLOSED_LAST)
			.limit(1)
			.map((turn) -> Point.ANSWER.remark(
					"The server closes a connection only after the client has closed its side.",
					"The lesson's clients close first. A client that reads until the server closes waits forever: call"
							+ " cs.close() after send()."));
	}

	private Stream<Finding> remarks() {
		return this.turns.stream().flatMap((turn) -> remark(turn).stream());
	}

	private Optional<Finding> wrong(Turn turn) {
		if (turn.talk().ending() == Ending.UNFINISHED) {
			return Optional.of(Point.ANSWER
				.failed("The answer was still coming at the deadline, %d bytes until then."
					.formatted(turn.talk().answer().length),
						"Send the complete answer at once, and close the connection after it.")
				.between(expected(turn), quoted(turn)));
		}
		return neverReceived(turn).or(() -> text(turn))
			.map((finding) -> finding.between(expected(turn), quoted(turn)))
			.or(() -> ending(turn));
	}

	/** Finds bytes that were in the buffer before the message. */
	private Optional<Finding> neverReceived(Turn turn) {
		String actual = TextMatch.withoutColours(turn.talk().text());
		String expected = turn.fill(turn.step().expected()).strip();
		String around = actual.replace(expected, "").strip();
		boolean old = around.length() > SHORTEST_REST && actual.contains(expected)
				&& this.turns.stream()
					.takeWhile((before) -> before != turn)
					.anyMatch((before) -> before.talk().sent().endsWith(around));
		Matcher junk = JUNK.matcher(around);
		return (old || junk.find()) ? Optional.of(Point.ANSWER.failed(
				old ? "After the message, the answer has the end of an earlier message."
						: "The answer has bytes that the client did not send, such as \\x%02x."
							.formatted((int) junk.group().charAt(0)),
				"Send only the bytes that were read, and not the whole buffer: recv() or read() returns how many there are."))
				: Optional.empty();
	}

	private Optional<Finding> text(Turn turn) {
		String actual = turn.talk().text();
		TextMatch match = TextMatch.of(turn.fill(turn.step().expected()), actual);
		if (this.strict || turn.step().match() == Match.EXACT) {
			return (match == TextMatch.EXACT || isOtherEdition(turn)) ? Optional.empty()
					: Optional.of(Point.ANSWER.failed("The answer is not to the byte what the exercise asks for."));
		}
		if (turn.step().isAnyText()) {
			return Lookalike.isAnswerOf(turn.step(), turn) ? Optional.empty() : another(turn);
		}
		boolean right = match != TextMatch.OTHER && (!turn.step().expected().contains(Placeholders.MESSAGE)
				|| TextMatch.withoutColours(actual).contains(turn.talk().sent()));
		boolean accepted = turn.step().accept().stream().anyMatch((text) -> Lookalike.isLike(text, turn));
		return (right || accepted) ? Optional.empty() : Optional.of(new EchoMistake(this.exercise, turn).finding());
	}

	/** Returns whether it is a text of the lesson that differs only in blank lines. */
	private static boolean isOtherEdition(Turn turn) {
		String actual = turn.talk().text();
		return turn.step().accept().contains(actual)
				&& TextMatch.squeeze(actual).equals(TextMatch.squeeze(turn.step().expected()));
	}

	// Any text passes, except for the answer of another exercise.
	private Optional<Finding> another(Turn turn) {
		String squeezed = TextMatch.squeeze(turn.talk().text());
		if (!turn.step().isEmpty() && squeezed.contains(TextMatch.squeeze(turn.talk().sent()))) {
			String echo = Lookalike.of(turn, this.exercise).orElse("The answer has the client's message in it");
			return Optional.of(Point.ANSWER.failed(echo + ".", SAME_TEXT));
		}
		return Lookalike.of(turn, this.exercise)
			.map((text) -> Point.ANSWER.failed(text + ".", "Is it the right file?"));
	}

	private Optional<Finding> changing() {
		if (!this.turns.get(0).step().isAnyText()) {
			return Optional.empty();
		}
		Turn first = this.turns.get(0);
		return this.turns.stream()
			.filter((turn) -> !withoutNumbers(turn).equals(withoutNumbers(first)))
			.findFirst()
			.map((turn) -> Point.ANSWER
				.failed("Client %d%s did not get the same answer as client 1.".formatted(turn.talk().number(),
						sending(turn)), SAME_TEXT)
				.between(quoted(first), quoted(turn)));
	}

	private static String sending(Turn turn) {
		return turn.step().isEmpty() ? ", which sent an empty message,"
				: turn.talk().sent().matches("\\d+") ? ", which sent a number," : "";
	}

	private static String withoutNumbers(Turn turn) {
		return turn.talk().text().replaceAll("\\d+", "");
	}

	private static Optional<Finding> ending(Turn turn) {
		if (turn.talk().early()) {
			return Optional.of(Point.ANSWER.failed("The answer came before the client had sent anything.",
					"Call recv() before send(): a server that closes without having read resets the connection, and that"
							+ " can destroy the answer."));
		}
		return switch (turn.talk().ending()) {
			case OPEN -> Optional.of(Point.ANSWER.failed(
					"The answer came, but the server did not close the connection of client %d, so the client waits forever."
						.formatted(turn.talk().number()),
					"Call close() on the client's socket after sending, with its parentheses: cs.close()."));
			case RESET -> Optional.of(Point.ANSWER.failed("The answer came, and then a reset.",
					"The server closed the connection without having read the whole message: call recv(2048) before send()."));
			default -> Optional.empty();
		};
	}

	private Optional<Finding> remark(Turn turn) {
		TextMatch match = TextMatch.of(turn.fill(turn.step().expected()), turn.talk().text());
		if (match == TextMatch.EXACT || isOtherEdition(turn)) {
			return Optional.empty();
		}
		String text = match.remark()
			.map((remark) -> "The answer is right. " + remark + ".")
			.orElse("The answer differs from the lesson's text.");
		return Optional.of(Point.WORDING.remark(text, null).between(expected(turn), quoted(turn)));
	}

	private static String expected(Turn turn) {
		return VisibleText.quoted(turn.fill(turn.step().expected()).getBytes(StandardCharsets.UTF_8));
	}

	private static String quoted(Turn turn) {
		return VisibleText.quoted(turn.talk().answer());
	}

}
