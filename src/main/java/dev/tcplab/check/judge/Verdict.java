package dev.tcplab.check.judge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import dev.tcplab.check.exercise.Exercise;
import dev.tcplab.check.observe.Observation;
import dev.tcplab.check.observe.ProgramObservation;
import dev.tcplab.console.VisibleText;
import org.jspecify.annotations.Nullable;

/**
 * The result for one program. Whatever comes from the program, its file's name too, is
 * made visible: it cannot break a line of a report, or be what its format cannot hold.
 *
 * @param submission whose program, or which: a file or directory, or the command
 * @param exercise the exercise's name, such as {@code echo2}
 * @param findings what was found, in order, remarks among it
 * @param notes what was done to the program so that it could be checked, in sentences
 * @param output what the program printed, line by line, at most 30,000 bytes
 * @param time how long it took
 * @param problem why the program could not be checked at all, in a sentence
 * @param portTaken whether another program used the port that was needed, so that another
 * try may succeed
 */
public record Verdict(String submission, String exercise, List<Finding> findings, List<String> notes,
		List<String> output, Duration time, @Nullable String problem, boolean portTaken) {

	private static final int MOST_OUTPUT = 30_000;

	private static final double MILLIS = 1000;

	public Verdict {
		submission = VisibleText.whole(submission);
		findings = List.copyOf(findings);
		notes = notes.stream().map(VisibleText::whole).toList();
		output = output.stream().map(VisibleText::whole).toList();
		problem = (problem != null) ? VisibleText.whole(problem) : null;
	}

	/**
	 * Creates the verdict on a program that had its port.
	 */
	public Verdict(String submission, String exercise, List<Finding> findings, List<String> notes, List<String> output,
			Duration time, @Nullable String problem) {
		this(submission, exercise, findings, notes, output, time, problem, false);
	}

	/**
	 * Judges a program.
	 * @param submission whose program, or which
	 * @param exercise what it was to do
	 * @param seen what was seen of it
	 * @param strict whether wording and line endings count
	 * @param time how long it took
	 */
	public static Verdict of(String submission, Exercise exercise, Observation seen, boolean strict, Duration time) {
		return new Verdict(submission, exercise.name(), Judge.judge(exercise, seen, strict), notes(seen.program()),
				output(seen.program()), time, null, StartJudge.isPortTaken(seen));
	}

	/**
	 * Returns the verdict on a program that could not be checked.
	 * @param submission whose program, or which
	 * @param exercise what it was to do
	 * @param problem why it could not be checked, in a sentence
	 * @param time how long it took
	 * @param portTaken whether another program used the port of the test server
	 */
	public static Verdict notChecked(String submission, Exercise exercise, String problem, Duration time,
			boolean portTaken) {
		return new Verdict(submission, exercise.name(), List.of(), List.of(), List.of(), time, problem, portTaken);
	}

	private static List<String> notes(ProgramObservation program) {
		if (!program.visible()) {
			return List.of("A server that runs elsewhere has no console here.");
		}
		Stream<String> replaced = program.notes()
			.replaced()
			.stream()
			.limit(1)
			.map((address) -> "Its address %s, port %s was replaced by 127.0.0.1 and another port."
				.formatted(address.host(), address.port()));
		Stream<String> left = program.left().stream().map("Its process %s could not be ended."::formatted);
		Stream<String> cut = program.isCut()
				? Stream.of("It printed so much that only the beginning and the end were read, for each client.")
				: Stream.of();
		return Stream.of(replaced, left, cut).flatMap((notes) -> notes).toList();
	}

	private static List<String> output(ProgramObservation program) {
		List<String> lines = new ArrayList<>();
		int bytes = 0;
		for (String line : (program.output() + "\n" + program.errors()).split("\n")) {
			String visible = VisibleText.whole(line);
			bytes += visible.length() + 1;
			if (bytes > MOST_OUTPUT) {
				lines.add("[...]");
				return lines;
			}
			lines.add(visible);
		}
		return lines;
	}

	/**
	 * Returns the result.
	 */
	public Outcome outcome() {
		if (this.problem != null) {
			return Outcome.NOT_CHECKED;
		}
		return firstFailure().isPresent() ? Outcome.FAILED : Outcome.PASSED;
	}

	/**
	 * Returns why it did not pass: the problem, or the first failure.
	 * @return a sentence; empty if it passed
	 */
	public Optional<String> reason() {
		return Optional.ofNullable(this.problem).or(() -> firstFailure().map(Finding::reason));
	}

	/**
	 * Returns how long it took, in seconds, to the millisecond.
	 */
	public double seconds() {
		return this.time.toMillis() / MILLIS;
	}

	/**
	 * Returns the first failure.
	 * @return the finding; empty if all passed
	 */
	public Optional<Finding> firstFailure() {
		return this.findings.stream().filter((finding) -> finding.state() == State.FAILED).findFirst();
	}

	/**
	 * The result for a program.
	 */
	public enum Outcome {

		/**
		 * Nothing failed.
		 */
		PASSED,

		/**
		 * Something failed.
		 */
		FAILED,

		/**
		 * It could not be checked.
		 */
		NOT_CHECKED;

		/**
		 * Returns its name for people, such as {@code not checked}.
		 */
		public String inWords() {
			return name().toLowerCase(Locale.ROOT).replace('_', ' ');
		}

	}

}
