package dev.tcplab.check.report;

import java.util.ArrayList;
import java.util.List;

import dev.tcplab.check.judge.Finding;
import dev.tcplab.check.judge.State;

/**
 * Why a program did not pass, in words.
 */
final class Reason {

	private Reason() {
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

	/**
	 * Returns why a check brought no points, if it did not.
	 */
	static String noPoints(Finding finding) {
		return (finding.state() == State.NOT_RUN && finding.fact().isEmpty())
				? "Not run, because an earlier check failed." : text(finding);
	}

}
