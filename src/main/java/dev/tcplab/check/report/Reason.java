package dev.tcplab.check.report;

import java.util.ArrayList;
import java.util.List;

import dev.tcplab.check.judge.Finding;
import dev.tcplab.check.judge.State;

final class Reason {

	private Reason() {
	}

	/** Returns lines that never start with text from the program. */
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

	static String text(Finding finding) {
		return String.join("\n", lines(finding));
	}

	static String noPoints(Finding finding) {
		return (finding.state() == State.NOT_RUN && finding.fact().isEmpty())
				? "Not run, because an earlier check failed." : text(finding);
	}

}
