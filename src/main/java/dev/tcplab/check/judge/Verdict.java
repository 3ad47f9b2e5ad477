package dev.tcplab.check.judge;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import dev.tcplab.check.exercise.Exercise;
import dev.tcplab.check.observe.Observation;
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
 * @param special what else is to be known about it
 * @param grading what the checks are worth
 */
public record Verdict(String submission, String exercise, List<Finding> findings, List<String> notes,
		List<String> output, Duration time, @Nullable String problem, Special special, Grading grading) {

	private static final double MILLIS = 1000;

	public Verdict {
		submission = VisibleText.whole(submission);
		findings = List.copyOf(findings);
		notes = notes.stream().map(VisibleText::whole).toList();
		output = output.stream().map(VisibleText::whole).toList();
		problem = (problem != null) ? VisibleText.whole(problem) : null;
	}

	/**
	 * Creates a verdict with nothing special, and one point for each check.
	 */
	public Verdict(String submission, String exercise, List<Finding> findings, List<String> notes, List<String> output,
			Duration time, @Nullable String problem) {
		this(submission, exercise, findings, notes, output, time, problem, Special.NONE, Grading.USUAL);
	}

	/**
	 * Judges a program.
	 * @param submission whose program, or which
	 * @param exercise what it was to do
	 * @param seen what was seen of it
	 * @param strict whether wording and line endings count
	 * @param time how long it took
	 * @param grading what the checks are worth
	 */
	public static Verdict of(String submission, Exercise exercise, Observation seen, boolean strict, Duration time,
			Grading grading) {
		return new Verdict(submission, exercise.name(), Judge.judge(exercise, seen, strict),
				ProgramText.notes(seen.program()), ProgramText.output(seen.program()), time, null,
				StartJudge.isPortTaken(seen) ? Special.PORT_TAKEN : Special.NONE, grading);
	}

	/**
	 * Returns the verdict on a program that could not be checked.
	 * @param submission whose program, or which
	 * @param exercise what it was to do
	 * @param problem why it could not be checked, in a sentence
	 * @param time how long it took
	 * @param special what else is to be known about it
	 * @param grading what the checks are worth
	 */
	public static Verdict notChecked(String submission, Exercise exercise, String problem, Duration time,
			Special special, Grading grading) {
		return new Verdict(submission, exercise.name(), List.of(), List.of(), List.of(), time, problem, special,
				grading);
	}

	/**
	 * Returns the result.
	 */
	public Outcome outcome() {
		if (this.problem != null) {
			return (this.special == Special.NOT_SUBMITTED) ? Outcome.NOT_SUBMITTED : Outcome.NOT_CHECKED;
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
	 * Returns the findings that are worth points: one that failed before all others if
	 * the program could not be checked, and no remarks.
	 */
	public List<Finding> checks() {
		Stream<Finding> problems = Stream.ofNullable(this.problem).map(Point.CHECKABLE::failed);
		return Stream.concat(problems, this.findings.stream().filter((finding) -> finding.state() != State.REMARK))
			.toList();
	}

	/**
	 * Returns the points that a check can bring.
	 */
	public int worth(Finding check) {
		return this.grading.worth(check.point());
	}

	/**
	 * Returns the points that a check brought.
	 */
	public int points(Finding check) {
		return (check.state() == State.PASSED) ? worth(check) : 0;
	}

	/**
	 * Returns the points that the program got.
	 */
	public int points() {
		return checks().stream().mapToInt(this::points).sum();
	}

	/**
	 * Returns the points that it could get.
	 */
	public int worth() {
		return checks().stream().mapToInt(this::worth).sum();
	}

	/**
	 * Returns what its author may see: of hidden checks, only whether they passed.
	 */
	public Verdict forStudent() {
		return this.grading.hidden().isEmpty() ? this
				: with(this.findings.stream()
					.filter((finding) -> !isHidden(finding) || finding.state() != State.REMARK)
					.map((finding) -> isHidden(finding) ? finding.withoutText() : finding)
					.toList(), this.output);
	}

	private boolean isHidden(Finding finding) {
		return this.grading.hidden().contains(finding.point());
	}

	/**
	 * Returns the same verdict with other findings and another output.
	 */
	Verdict with(List<Finding> findings, List<String> output) {
		return new Verdict(this.submission, this.exercise, findings, this.notes, output, this.time, this.problem,
				this.special, this.grading);
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
		NOT_CHECKED,

		/**
		 * There is no program.
		 */
		NOT_SUBMITTED;

		/**
		 * Returns its name for people, such as {@code not checked}.
		 */
		public String inWords() {
			return name().toLowerCase(Locale.ROOT).replace('_', ' ');
		}

	}

	/**
	 * A circumstance of a program besides its verdict.
	 */
	public enum Special {

		/**
		 * Nothing.
		 */
		NONE,

		/**
		 * Another program used the port that was needed, so another try may succeed.
		 */
		PORT_TAKEN,

		/**
		 * There is no program.
		 */
		NOT_SUBMITTED

	}

}
