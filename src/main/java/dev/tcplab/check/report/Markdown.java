package dev.tcplab.check.report;

import java.util.List;

import dev.tcplab.check.judge.Finding;
import dev.tcplab.check.judge.Verdict;
import dev.tcplab.check.judge.Verdict.Outcome;
import dev.tcplab.check.report.Summary.Frequency;

/**
 * The verdicts as Markdown: a table, the first reason of each that did not pass, and a
 * summary.
 */
final class Markdown {

	private Markdown() {
	}

	static String of(List<Verdict> verdicts) {
		StringBuilder markdown = new StringBuilder(head(verdicts));
		markdown.append("| | Submission | Outcome | First reason | Seconds |\n|---|---|---|---|---:|\n");
		verdicts.forEach((verdict) -> markdown.append(row(verdict)));
		verdicts.stream()
			.filter((verdict) -> verdict.outcome() != Outcome.PASSED)
			.forEach((verdict) -> markdown.append(details(verdict)));
		return markdown.append(summary(verdicts)).toString();
	}

	/**
	 * Writes the least that there is to say.
	 * @param verdicts the verdicts
	 * @return a heading and the summary
	 */
	static String shortly(List<Verdict> verdicts) {
		return head(verdicts) + summary(verdicts);
	}

	private static String head(List<Verdict> verdicts) {
		return verdicts.isEmpty() ? "" : "# Check of " + MarkdownText.of(verdicts.get(0).exercise()) + "\n\n";
	}

	private static String row(Verdict verdict) {
		return "| %s | %s | %s | %s | %s |\n".formatted(Words.mark(verdict.outcome()),
				MarkdownText.of(verdict.submission()), Words.of(verdict.outcome()),
				MarkdownText.of(Reason.first(verdict).orElse("")), Seconds.of(verdict));
	}

	private static String details(Verdict verdict) {
		StringBuilder markdown = new StringBuilder();
		markdown.append("\n## ").append(MarkdownText.of(verdict.submission())).append("\n");
		if (verdict.problem() != null) {
			markdown.append("\n**Could not be checked:** ").append(MarkdownText.of(verdict.problem())).append("\n");
		}
		verdict.firstFailure().ifPresent((finding) -> markdown.append(details(finding)));
		return markdown.toString();
	}

	private static String details(Finding finding) {
		StringBuilder markdown = new StringBuilder();
		markdown.append("\n**").append(MarkdownText.of(finding.point().title())).append("**");
		if (!finding.fact().isEmpty()) {
			markdown.append(": ").append(MarkdownText.of(finding.fact()));
		}
		markdown.append("\n");
		if (finding.expected() != null) {
			markdown.append("\n- Expected: ").append(MarkdownText.code(finding.expected()));
		}
		if (finding.actual() != null) {
			markdown.append("\n- Got: ").append(MarkdownText.code(finding.actual()));
		}
		if (finding.expected() != null || finding.actual() != null) {
			markdown.append("\n");
		}
		if (finding.fix() != null) {
			markdown.append("\n").append(MarkdownText.of(finding.fix())).append("\n");
		}
		if (!finding.quote().isEmpty()) {
			markdown.append("\n").append(MarkdownText.block(finding.quote()));
		}
		return markdown.toString();
	}

	private static String summary(List<Verdict> verdicts) {
		Summary summary = Summary.of(verdicts);
		StringBuilder markdown = new StringBuilder();
		markdown.append("\n## Summary\n\n").append(summary.inWords()).append(".\n");
		if (!summary.reasons().isEmpty()) {
			markdown.append("\nThe most frequent reasons:\n\n");
		}
		for (Frequency frequency : summary.reasons()) {
			markdown.append("1. ").append(MarkdownText.of(frequency.reason()));
			markdown.append(" (").append(frequency.inWords()).append(")\n");
		}
		return markdown.toString();
	}

}
