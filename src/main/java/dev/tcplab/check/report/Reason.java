package dev.tcplab.check.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.tcplab.check.judge.Finding;
import dev.tcplab.check.judge.Verdict;

/**
 * Why a program did not pass, in words.
 */
final class Reason {

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
	static String of(Finding finding) {
		return finding.fact().isEmpty() ? finding.point().title() : finding.fact();
	}

	/**
	 * Returns all that there is to say. No line can begin as the program likes.
	 * @param check the check
	 * @return the lines; none if it passed without a word
	 */
	static List<String> lines(Finding finding) {
		List<String> lines = new ArrayList<>();
		if (!finding.explanation().isEmpty()) {
			lines.add(finding.explanation());
		}
		if (finding.expected() != null) {
			lines.add("Expected: " + finding.expected());
		}
		if (finding.actual() != null) {
			lines.add("Got: " + finding.actual());
		}
		if (finding.fix() != null) {
			lines.add(finding.fix());
		}
		finding.quote().forEach((line) -> lines.add("> " + line));
		return lines;
	}

	/**
	 * Returns all that there is to say.
	 * @param check the check
	 * @return the lines as one text
	 */
	static String text(Finding finding) {
		return String.join("\n", lines(finding));
	}

}
