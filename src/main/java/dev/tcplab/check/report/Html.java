package dev.tcplab.check.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.tcplab.check.judge.Finding;
import dev.tcplab.check.judge.Verdict;
import dev.tcplab.check.judge.Verdict.Outcome;
import dev.tcplab.check.report.Summary.Frequency;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.ClassPathResource;
import org.springframework.web.util.HtmlUtils;

/**
 * The verdicts as one page that needs no other file, no network and no script.
 */
final class Html {

	private static final String PAGE = """
			<!DOCTYPE html>
			<html lang="en">
			<head>
			<meta charset="UTF-8">
			<meta name="viewport" content="width=device-width, initial-scale=1">
			<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
			<title>%s</title>
			<style>
			%s</style>
			</head>
			<body>
			<header>
			<h1>%1$s</h1>
			<p>%3$s</p>
			%4$s</header>
			<main>
			%5$s%6$s%7$s</main>
			</body>
			</html>
			""";

	private Html() {
	}

	static String of(List<Verdict> verdicts) {
		Summary summary = Summary.of(verdicts);
		String title = verdicts.isEmpty() ? "Check" : "Check of " + escaped(verdicts.get(0).exercise());
		return PAGE.formatted(title, css(), summary.inWords(), bar(summary), reasons(summary.reasons()),
				table(verdicts), details(verdicts));
	}

	private static String css() {
		try {
			return new ClassPathResource("check/report.css").getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String bar(Summary summary) {
		return "<div class=\"bar\" aria-hidden=\"true\">" + part(Outcome.PASSED, summary.passed())
				+ part(Outcome.FAILED, summary.failed()) + part(Outcome.NOT_CHECKED, summary.notChecked()) + "</div>\n";
	}

	private static String part(Outcome outcome, int number) {
		return (number > 0) ? "<i class=\"%s\" style=\"flex-grow:%d\"></i>".formatted(Words.constant(outcome), number)
				: "";
	}

	private static String reasons(List<Frequency> reasons) {
		return reasons.isEmpty() ? "" : reasons.stream()
			.map((frequency) -> "<li>%s <span class=\"muted\">%s</span></li>\n".formatted(escaped(frequency.reason()),
					frequency.inWords()))
			.collect(
					Collectors.joining("", "<section>\n<h2>Most frequent reasons</h2>\n<ol>\n", "</ol>\n</section>\n"));
	}

	// With its roles, because on a small screen the style makes it lists of lines.
	private static String table(List<Verdict> verdicts) {
		return """
				<section>
				<h2>Submissions</h2>
				<table role="table">
				<thead role="rowgroup">
				<tr role="row"><th role="columnheader" scope="col">Submission</th><th role="columnheader" scope="col">Outcome</th><th role="columnheader" scope="col" class="number">Checks</th>\
				<th role="columnheader" scope="col">First reason</th><th role="columnheader" scope="col" class="number">Time</th></tr>
				</thead>
				<tbody role="rowgroup">
				%s</tbody>
				</table>
				</section>
				"""
			.formatted(IntStream.range(0, verdicts.size())
				.mapToObj((i) -> row(i, verdicts.get(i)))
				.collect(Collectors.joining()));
	}

	private static String row(int number, Verdict verdict) {
		return """
				<tr role="row"><th role="rowheader" scope="row"><a href="#s%d">%s</a></th><td role="cell">%s</td>\
				<td role="cell" class="number">%d of %d</td><td role="cell">%s</td>\
				<td role="cell" class="number">%s</td></tr>
				""".formatted(number, escaped(verdict.submission()), badge(verdict), Points.passed(verdict),
				Points.checks(verdict).size(), escaped(Reason.first(verdict).orElse("")),
				String.format(Locale.ROOT, "%.1f s", Seconds.of(verdict)));
	}

	private static String details(List<Verdict> verdicts) {
		String open = (verdicts.size() == 1) ? " open" : "";
		return IntStream.range(0, verdicts.size())
			.mapToObj((i) -> details(i, verdicts.get(i), open))
			.collect(Collectors.joining("", "<section>\n<h2>Checks</h2>\n", "</section>\n"));
	}

	// The anchor is inside, because a browser opens what it has to scroll to.
	private static String details(int number, Verdict verdict, String open) {
		return """
				<details class="submission"%s>
				<summary><span class="name">%s</span> %s</summary>
				<div id="s%d">
				%s%s<ul>
				%s</ul>
				%s</div>
				</details>
				""".formatted(open, escaped(verdict.submission()), badge(verdict), number,
				paragraph("problem", verdict.problem()),
				verdict.notes().stream().map((note) -> paragraph("muted", note)).collect(Collectors.joining()),
				verdict.findings().stream().map(Html::check).collect(Collectors.joining()), output(verdict.output()));
	}

	private static String check(Finding finding) {
		String difference = definition("Expected", finding.expected()) + definition("Got", finding.actual());
		return """
				<li class="%s">
				<h3>%s <span class="badge">%s</span></h3>
				%s%s%s%s</li>
				""".formatted(Words.constant(finding.state()), escaped(finding.point().title()),
				finding.state().inWords(),
				finding.explanation().isEmpty() ? "" : paragraph("text", finding.explanation()),
				difference.isEmpty() ? "" : "<dl>\n" + difference + "</dl>\n", paragraph("advice", finding.fix()),
				pre(finding.quote()));
	}

	private static String definition(String term, @Nullable String text) {
		return (text != null) ? "<div><dt>%s</dt><dd><code>%s</code></dd></div>\n".formatted(term, escaped(text)) : "";
	}

	private static String output(List<String> output) {
		return output.isEmpty() ? "" : """
				<details>
				<summary>What the program printed</summary>
				%s</details>
				""".formatted(pre(output));
	}

	private static String pre(List<String> lines) {
		// A first line end in it would be left out.
		return lines.isEmpty() ? "" : "<pre tabindex=\"0\">\n%s</pre>\n".formatted(escaped(String.join("\n", lines)));
	}

	private static String paragraph(String style, @Nullable String text) {
		return (text != null) ? "<p class=\"%s\">%s</p>\n".formatted(style, escaped(text)) : "";
	}

	private static String badge(Verdict verdict) {
		return "<span class=\"badge %s\">%s</span>".formatted(Words.constant(verdict.outcome()),
				Words.of(verdict.outcome()));
	}

	private static String escaped(String text) {
		return HtmlUtils.htmlEscape(text, "UTF-8");
	}

}
