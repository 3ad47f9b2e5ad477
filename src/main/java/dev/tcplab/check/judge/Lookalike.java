package dev.tcplab.check.judge;

import java.util.Optional;
import java.util.stream.Stream;

import dev.tcplab.check.exercise.Exercise;
import dev.tcplab.check.exercise.Exercise.Step;
import dev.tcplab.check.exercise.Exercises;

/** Recognizes the answers of other exercises. */
final class Lookalike {

	private Lookalike() {
	}

	static Optional<String> of(Turn turn, Exercise exercise) {
		return Exercises.servers()
			.stream()
			.filter((other) -> !other.name().equals(exercise.name()))
			.filter((other) -> other.steps().get(0).isAnyText()
					|| !exercise.steps().get(0).expected().equals(other.steps().get(0).expected()))
			.filter((other) -> isAnswerOf(other.steps().get(0), turn))
			.findFirst()
			.map((other) -> "The answer is that of %s (%s)".formatted(other.name(), other.title()));
	}

	static boolean isAnswerOf(Step step, Turn turn) {
		return Stream.concat(Stream.of(step.expected()), step.accept().stream()).anyMatch((text) -> isLike(text, turn));
	}

	static boolean isLike(String text, Turn turn) {
		return TextMatch.of(turn.fill(text), turn.talk().text()) != TextMatch.OTHER;
	}

}
