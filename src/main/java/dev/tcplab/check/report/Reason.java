package dev.tcplab.check.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.tcplab.check.verdict.Check;
import dev.tcplab.check.verdict.Verdict;

/**
 * Why a program did not pass, in words.
 */
final class Reason {

	/**
	 * What a program that could not be checked fails.
	 */
	static final String CHECKABLE = "The program can be checked";

	private Reason() {
	}

	/**
	 * Returns the first reason.
	 * @param verdict what came of the program
	 * @return a sentence; empty if it passed
	 */
	static Optional<String> first(Verdict verdict) {
		return Optional.ofNullable(verdict.problem()).or(() -> verdict.firstFailure().map(Reason::of));
	}

	/**
	 * Returns what happened, or what was checked if that is all that may be told.
	 * @param check the check
	 * @return a sentence
	 */
	static String of(Check check) {
		return check.text().isEmpty() ? check.title() : check.text();
	}

	/**
	 * Returns all that there is to say. No line can begin as the program likes.
	 * @param check the check
	 * @return the lines; none if it passed without a word
	 */
	static List<String> lines(Check check) {
		List<String> lines = new ArrayList<>();
		if (!check.text().isEmpty()) {
			lines.add(check.text());
		}
		if (check.expected() != null) {
			lines.add("Expected: " + check.expected());
		}
		if (check.actual() != null) {
			lines.add("Got: " + check.actual());
		}
		if (check.advice() != null) {
			lines.add(check.advice());
		}
		check.quote().forEach((line) -> lines.add("> " + line));
		return lines;
	}

	/**
	 * Returns all that there is to say.
	 * @param check the check
	 * @return the lines as one text
	 */
	static String text(Check check) {
		return String.join("\n", lines(check));
	}

}
