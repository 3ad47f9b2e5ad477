package dev.tcplab.check.verdict;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What came of checking one program. Whatever comes from the program has been made
 * visible and is bounded.
 *
 * @param submission whose program, or which: a file or directory, else the command
 * @param exercise the exercise's name, such as {@code echo2}
 * @param checks what was checked, in order, remarks among them
 * @param notes what was done to the program so that it could be checked, in sentences
 * @param output what the program printed, line by line, at most 30,000 bytes
 * @param time how long it took
 * @param problem why the program could not be checked at all, in a sentence
 */
public record Verdict(String submission, String exercise, List<Check> checks, List<String> notes, List<String> output,
		Duration time, @Nullable String problem) {

	public Verdict {
		checks = List.copyOf(checks);
		notes = List.copyOf(notes);
		output = List.copyOf(output);
	}

	/**
	 * Returns what came of it.
	 * @return the outcome
	 */
	public Outcome outcome() {
		if (this.problem != null) {
			return Outcome.NOT_CHECKED;
		}
		return firstFailure().isPresent() ? Outcome.FAILED : Outcome.PASSED;
	}

	/**
	 * Returns the check that failed first.
	 * @return the check; empty if all passed
	 */
	public Optional<Check> firstFailure() {
		return this.checks.stream().filter((check) -> check.state() == State.FAILED).findFirst();
	}

	/**
	 * What came of a program.
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
		NOT_CHECKED

	}

}
