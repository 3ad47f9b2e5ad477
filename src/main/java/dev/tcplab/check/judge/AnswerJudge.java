package dev.tcplab.check.judge;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.tcplab.check.exercise.Exercise;
import dev.tcplab.check.exercise.Exercise.Match;
import dev.tcplab.check.exercise.Exercise.Step;
import dev.tcplab.check.exercise.Exercises;
import dev.tcplab.check.exercise.Placeholders;
import dev.tcplab.check.observe.Talk.Ending;
import dev.tcplab.console.VisibleText;

/**
 * Says whether what a server answers is right, and else what the mistake is.
 */
final class AnswerJudge {

	private static final String ECHO = "ECHO: " + Placeholders.MESSAGE;

	private static final Pattern NUMBER_GAME = Pattern
		.compile("-?\\d+|(?is).*\\b(?:number|n[u\u00fa]mero|higher|lower|guess)\\b.*");

	private final Exercise exercise;

	private final List<Turn> turns;

	private final boolean strict;

	AnswerJudge(Exercise exercise, List<Turn> turns, boolean strict) {
		this.exercise = exercise;
		this.turns = turns;
		this.strict = strict;
	}

	List<Finding> judge() {
		Optional<Finding> wrong = this.turns.stream()
			.flatMap((turn) -> wrong(turn).stream())
			.findFirst()
			.or(this::changing);
		if (wrong.isPresent()) {
			return List.of(wrong.get());
		}
		return Stream.of(Stream.of(Point.ANSWER.passed(quoted(this.turns.get(0)))), pieces(), remarks().limit(1))
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
		return text(turn).map((finding) -> finding.between(expected(turn), quoted(turn))).or(() -> ending(turn));
	}

	private Optional<Finding> text(Turn turn) {
		String actual = turn.talk().text();
		TextMatch match = TextMatch.of(turn.fill(turn.step().expected()), actual);
		if (this.strict || turn.step().match() == Match.EXACT) {
			return (match == TextMatch.EXACT) ? Optional.empty()
					: Optional.of(Point.ANSWER.failed("The answer is not to the byte what the exercise asks for."));
		}
		if (turn.step().isAnyText()) {
			return isAnswerOf(turn.step(), turn) ? Optional.empty() : another(turn);
		}
		boolean right = match != TextMatch.OTHER && (!turn.step().expected().contains(Placeholders.MESSAGE)
				|| TextMatch.withoutColours(actual).contains(turn.talk().sent()));
		boolean accepted = turn.step().accept().stream().anyMatch((text) -> isLike(text, turn));
		return (right || accepted) ? Optional.empty() : Optional.of(mistake(turn));
	}

	// Any greeting is one, but not the answer of another exercise.
	private Optional<Finding> another(Turn turn) {
		String squeezed = TextMatch.squeeze(turn.talk().text());
		if (squeezed.contains(TextMatch.squeeze(turn.talk().sent()))) {
			String echo = lookalike(turn).orElse("The answer is what the client sent");
			return Optional.of(Point.ANSWER.failed(echo + ".", "This exercise answers everybody with the same text."));
		}
		return lookalike(turn).map((text) -> Point.ANSWER.failed(text + ".", "Is it the right file?"));
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
				.failed("Client %d got another answer than client 1.".formatted(turn.talk().number()),
						"This exercise answers everybody with the same text.")
				.between(quoted(first), quoted(turn)));
	}

	private static String withoutNumbers(Turn turn) {
		return turn.talk().text().replaceAll("\\d+", "");
	}

	private Finding mistake(Turn turn) {
		String actual = TextMatch.withoutColours(turn.talk().text());
		String sent = turn.talk().sent();
		String squeezed = TextMatch.squeeze(actual);
		boolean echo = ECHO.equals(turn.step().expected().strip());
		if (actual.contains("b'" + sent) || actual.contains("b\"" + sent)) {
			return Point.ANSWER.failed("The answer has Python's b'...' around the message.",
					"str() of bytes does that. Decode what recv() returned, as in msg.decode(), and encode the answer.");
		}
		if (actual.contains("<socket.socket") || actual.matches("(?s).*\\('[\\d.]+', \\d+\\).*")) {
			return Point.ANSWER.failed("The answer has a socket or an address in it, not the message.",
					"Send what recv() returned: msg = cs.recv(2048).");
		}
		Optional<String> lookalike = lookalike(turn);
		if (lookalike.isPresent()) {
			return Point.ANSWER.failed(lookalike.get() + ".",
					"Is it the right file? This exercise answers \"ECHO: \" and the message.");
		}
		if (echo && squeezed.equals(TextMatch.squeeze(sent))) {
			return Point.ANSWER.failed("The answer is the message without \"ECHO: \" before it.",
					"Put it together before sending, as in \"ECHO: \" + msg.");
		}
		if (echo && squeezed.startsWith("echo") && squeezed.endsWith(TextMatch.squeeze(sent))) {
			return squeezed.equals("echo:" + TextMatch.squeeze(sent))
					? Point.ANSWER.failed("The blanks of the message are not all in the answer.",
							"Send the message of this client, unchanged.")
					: Point.ANSWER.failed("The answer is not quite \"ECHO: \" and the message.", "Is the colon there?");
		}
		if (isBeginning(actual, sent)) {
			return Point.ANSWER.failed("The answer has only the beginning of the message.",
					"recv(N) reads N bytes at most: give it a number that is large enough, such as 2048.");
		}
		if (echo && squeezed.startsWith("echo:")) {
			return Point.ANSWER.failed("The answer echoes something other than what the client sent.",
					"Send the message of this client, unchanged.");
		}
		if (echo && NUMBER_GAME.matcher(actual.strip()).matches()) {
			return Point.ANSWER.failed(
					"The answer is that of a program with numbers, such as n ** n or a guessing game.",
					"Is it the right file? This exercise answers \"ECHO: \" and the message.");
		}
		return Point.ANSWER.failed("The answer is not what the exercise asks for.",
				echo ? "Answer \"ECHO: \" and what recv() returned. Is it another exercise?" : null);
	}

	private static boolean isBeginning(String actual, String sent) {
		String echoed = actual.strip().replaceFirst("(?i)^\\s*echo\\s*:\\s*", "");
		return echoed.length() >= 1 && echoed.length() < sent.length() && sent.startsWith(echoed);
	}

	private Optional<String> lookalike(Turn turn) {
		return Exercises.servers()
			.stream()
			.filter((other) -> !other.name().equals(this.exercise.name()))
			.filter((other) -> other.steps().get(0).isAnyText()
					|| !this.exercise.steps().get(0).expected().equals(other.steps().get(0).expected()))
			.filter((other) -> isAnswerOf(other.steps().get(0), turn))
			.findFirst()
			.map((other) -> "The answer is that of %s (%s)".formatted(other.name(), other.title()));
	}

	private static boolean isAnswerOf(Step step, Turn turn) {
		return Stream.concat(Stream.of(step.expected()), step.accept().stream()).anyMatch((text) -> isLike(text, turn));
	}

	private static boolean isLike(String text, Turn turn) {
		return TextMatch.of(turn.fill(text), turn.talk().text()) != TextMatch.OTHER;
	}

	private static Optional<Finding> ending(Turn turn) {
		if (turn.talk().early()) {
			return Optional.of(Point.ANSWER.failed("The answer came before the client had sent anything.",
					"Call recv() before send(): a server that closes without having read resets the connection, and that"
							+ " can destroy the answer."));
		}
		return switch (turn.talk().ending()) {
			case OPEN -> Optional.of(Point.ANSWER.failed(
					"The answer came, but the server did not close the connection," + " so the client waits forever.",
					"Call close() on the client's socket after sending, with its parentheses: cs.close()."));
			case RESET -> Optional.of(Point.ANSWER.failed("The answer came, and then a reset.",
					"The server closed the connection without having read the whole message: call recv(2048) before send()."));
			default -> Optional.empty();
		};
	}

	private Optional<Finding> remark(Turn turn) {
		TextMatch match = TextMatch.of(turn.fill(turn.step().expected()), turn.talk().text());
		if (match == TextMatch.EXACT) {
			return Optional.empty();
		}
		String text = match.remark()
			.map((remark) -> "The answer is right. " + remark + ".")
			.orElse("The answer is a greeting other than the lesson's.");
		return Optional.of(Point.WORDING.remark(text, null).between(expected(turn), quoted(turn)));
	}

	private static String expected(Turn turn) {
		return VisibleText.quoted(turn.fill(turn.step().expected()).getBytes(StandardCharsets.UTF_8));
	}

	private static String quoted(Turn turn) {
		return VisibleText.quoted(turn.talk().answer());
	}

}
