package dev.tcplab.check;

import java.util.ArrayList;
import java.util.List;

import dev.tcplab.check.exercise.Exercise;
import dev.tcplab.check.judge.Finding;
import dev.tcplab.check.judge.Point;
import dev.tcplab.check.judge.State;
import dev.tcplab.check.judge.Verdict;
import dev.tcplab.check.judge.Verdict.Outcome;
import dev.tcplab.console.VisibleText;

import org.springframework.boot.ansi.AnsiColor;
import org.springframework.boot.ansi.AnsiOutput;
import org.springframework.boot.ansi.AnsiStyle;

final class Screen {

	static final int WIDTH = 80;

	private static final String DETAIL = " ".repeat(6);

	private static final String MARK = "| ";

	private static final String EXPECTED = DETAIL + "  expected: ";

	private static final String ACTUAL = DETAIL + "  but came: ";

	private Screen() {
	}

	/** Returns lines of at most 80 characters, except where program output is longer. */
	static List<String> whole(Verdict verdict, Exercise exercise) {
		List<String> lines = new ArrayList<>(heading(verdict, exercise));
		lines.add("");
		List<Finding> findings = shown(verdict);
		int column = findings.stream()
			.filter((finding) -> !aside(finding).isEmpty())
			.mapToInt((finding) -> finding.point().title().length())
			.max()
			.orElse(0);
		findings.forEach((finding) -> lines.addAll(check(finding, column)));
		verdict.notes().forEach((note) -> lines.addAll(wrap("  i ", note)));
		if (verdict.problem() != null) {
			lines.addAll(wrap("  ", verdict.problem()));
		}
		lines.add("");
		lines.add(result(verdict));
		return lines;
	}

	// Omit advice about unusual clients if the program never meets them.
	private static List<Finding> shown(Verdict verdict) {
		boolean only = verdict.outcome() == Outcome.PASSED && verdict.findings()
			.stream()
			.noneMatch((finding) -> finding.state() == State.REMARK && finding.point() != Point.ROBUST);
		return verdict.findings().stream().filter((finding) -> !only || finding.point() != Point.ROBUST).toList();
	}

	private static List<String> heading(Verdict verdict, Exercise exercise) {
		String what = exercise.name() + (exercise.title().isEmpty() ? "" : " (" + exercise.title() + ")");
		String name = AnsiOutput.toString(AnsiStyle.BOLD, name(verdict.submission()), AnsiStyle.NORMAL);
		boolean fits = verdict.submission().length() + 2 + what.length() <= WIDTH;
		return fits ? List.of(name + "  " + what) : List.of(name, what);
	}

	private static String result(Verdict verdict) {
		long failed = verdict.findings().stream().filter((finding) -> finding.state() == State.FAILED).count();
		String points = ", %d of %d points".formatted(verdict.points(), verdict.worth());
		return switch (verdict.outcome()) {
			case PASSED -> AnsiOutput.toString(AnsiColor.GREEN, "Passed", AnsiColor.DEFAULT, points);
			case FAILED -> AnsiOutput.toString(AnsiColor.RED, "Not yet right", AnsiColor.DEFAULT,
					": %d %s failed%s".formatted(failed, (failed == 1) ? "check" : "checks", points));
			case NOT_SUBMITTED -> AnsiOutput.toString(AnsiColor.YELLOW, "Not submitted", AnsiColor.DEFAULT);
			case NOT_CHECKED -> AnsiOutput.toString(AnsiColor.YELLOW, "Could not be checked", AnsiColor.DEFAULT);
		};
	}

	private static List<String> check(Finding finding, int column) {
		String aside = aside(finding);
		String title = (finding.state() == State.REMARK) ? "remark on " + finding.point().title()
				: finding.point().title();
		String line = "  %s %s".formatted(mark(finding.state()), title);
		if (!aside.isEmpty() && "  x ".length() + column + 2 + aside.length() <= WIDTH) {
			return List.of(line + " ".repeat(column - title.length() + 2) + aside);
		}
		List<String> lines = new ArrayList<>(List.of(line));
		lines.addAll(aside.isEmpty() ? details(finding) : wrap(DETAIL, aside));
		return lines;
	}

	private static String aside(Finding finding) {
		return switch (finding.state()) {
			case PASSED -> finding.fact();
			case NOT_RUN -> finding.fact().isEmpty() ? "not run" : "not run: " + finding.fact();
			case FAILED, REMARK -> "";
		};
	}

	private static List<String> details(Finding finding) {
		List<String> lines = new ArrayList<>(wrap(DETAIL, finding.fact()));
		if (finding.expected() != null) {
			lines.addAll(wrap(EXPECTED, finding.expected()));
		}
		if (finding.actual() != null) {
			lines.addAll(wrap(ACTUAL, finding.actual()));
		}
		finding.quote().forEach((line) -> lines.add(DETAIL + MARK + line));
		if (finding.fix() != null) {
			lines.addAll(wrap(DETAIL, finding.fix()));
		}
		return lines;
	}

	/** Breaks a text at spaces, and a word longer than a line anywhere. */
	static List<String> wrap(String prefix, String text) {
		List<String> lines = new ArrayList<>();
		int room = WIDTH - prefix.length();
		String rest = text;
		while (rest.length() > room) {
			int blank = rest.lastIndexOf(' ', room);
			int end = (blank > 0) ? blank : room;
			lines.add(begin(prefix, lines, rest) + rest.substring(0, end));
			rest = rest.substring((blank > 0) ? blank + 1 : end);
		}
		if (!rest.isEmpty()) {
			lines.add(begin(prefix, lines, rest) + rest);
		}
		return lines;
	}

	// CI systems execute commands at the beginning of a line.
	private static String begin(String prefix, List<String> lines, String rest) {
		if (lines.isEmpty()) {
			return prefix;
		}
		boolean quoted = prefix.equals(EXPECTED) || prefix.equals(ACTUAL) || rest.strip().startsWith("::");
		return " ".repeat(prefix.length() - MARK.length()) + (quoted ? MARK : " ".repeat(MARK.length()));
	}

	static String name(String name) {
		String visible = VisibleText.whole(name).replace("##", "\\x23#");
		return visible.strip().startsWith("::") ? MARK + visible : visible;
	}

	static String mark(State state) {
		return switch (state) {
			case PASSED -> AnsiOutput.toString(AnsiColor.GREEN, "\u2714", AnsiColor.DEFAULT);
			case FAILED -> AnsiOutput.toString(AnsiColor.RED, "\u2718", AnsiColor.DEFAULT);
			case NOT_RUN -> "\u00b7";
			case REMARK -> AnsiOutput.toString(AnsiColor.YELLOW, "!", AnsiColor.DEFAULT);
		};
	}

}
