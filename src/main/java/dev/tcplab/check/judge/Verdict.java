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
 * The result for one program. Text from the program and from file names is escaped, so
 * that it fits every report format.
 *
 * @param submission a file, a directory, or the command
 * @param notes sentences about changes that made the check possible
 * @param output at most 30,000 bytes, line by line
 * @param problem why the program could not be checked at all
 * @param special a circumstance besides the result
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

	public static Verdict of(String submission, Exercise exercise, Observation seen, boolean strict, Duration time,
			Grading grading) {
		return new Verdict(submission, exercise.name(), Judge.judge(exercise, seen, strict),
				ProgramText.notes(seen.program()), ProgramText.output(seen.program()), time, null,
				StartJudge.isPortTaken(seen) ? Special.PORT_TAKEN : Special.NONE, grading);
	}

	public static Verdict notChecked(String submission, Exercise exercise, String problem, Duration time,
			Special special, Grading grading) {
		return new Verdict(submission, exercise.name(), List.of(), List.of(), List.of(), time, problem, special,
				grading);
	}

	public Outcome outcome() {
		if (this.problem != null) {
			return (this.special == Special.NOT_SUBMITTED) ? Outcome.NOT_SUBMITTED : Outcome.NOT_CHECKED;
		}
		return firstFailure().isPresent() ? Outcome.FAILED : Outcome.PASSED;
	}

	/** Returns the problem or the first failure, or nothing if the program passed. */
	public Optional<String> reason() {
		return Optional.ofNullable(this.problem).or(() -> firstFailure().map(Finding::reason));
	}

	/** Returns the findings with points, or a failure if the check was impossible. */
	public List<Finding> checks() {
		Stream<Finding> problems = Stream.ofNullable(this.problem).map(Point.CHECKABLE::failed);
		return Stream.concat(problems, this.findings.stream().filter((finding) -> finding.state() != State.REMARK))
			.toList();
	}

	public int worth(Finding check) {
		return this.grading.worth(check.point());
	}

	public int points(Finding check) {
		return (check.state() == State.PASSED) ? worth(check) : 0;
	}

	public int points() {
		return checks().stream().mapToInt(this::points).sum();
	}

	public int worth() {
		return checks().stream().mapToInt(this::worth).sum();
	}

	/** Returns the student's view, with only the result of hidden checks. */
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

	Verdict with(List<Finding> findings, List<String> output) {
		return new Verdict(this.submission, this.exercise, findings, this.notes, output, this.time, this.problem,
				this.special, this.grading);
	}

	/** Returns the time in seconds, rounded to milliseconds. */
	public double seconds() {
		return this.time.toMillis() / MILLIS;
	}

	public Optional<Finding> firstFailure() {
		return this.findings.stream().filter((finding) -> finding.state() == State.FAILED).findFirst();
	}

	public enum Outcome {

		PASSED,

		FAILED,

		NOT_CHECKED,

		NOT_SUBMITTED;

		public String inWords() {
			return name().toLowerCase(Locale.ROOT).replace('_', ' ');
		}

	}

	public enum Special {

		NONE,

		/** Another program used the port, so another try may succeed. */
		PORT_TAKEN,

		NOT_SUBMITTED

	}

}
