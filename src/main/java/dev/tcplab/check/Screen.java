package dev.tcplab.check;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.tcplab.check.exercise.Exercise;
import dev.tcplab.check.report.Summary;
import dev.tcplab.check.verdict.Check;
import dev.tcplab.check.verdict.State;
import dev.tcplab.check.verdict.Verdict;

import org.springframework.boot.ansi.AnsiColor;
import org.springframework.boot.ansi.AnsiOutput;
import org.springframework.boot.ansi.AnsiStyle;

/**
 * Verdicts as a person reads them in a terminal.
 */
final class Screen {

	private static final int WIDTH = 80;

	private static final String DETAIL = " ".repeat(6);

	private static final String EXPECTED = DETAIL + "  expected: ";

	private static final String ACTUAL = DETAIL + "  but came: ";

	private Screen() {
	}

	/**
	 * Shows one verdict in full, on lines of 80 characters where what the program printed
	 * allows it.
	 * @param verdict the verdict
	 * @param exercise what was to be done
	 * @return lines
	 */
	static List<String> whole(Verdict verdict, Exercise exercise) {
		List<String> lines = new ArrayList<>(heading(verdict, exercise));
		lines.add("");
		int column = verdict.checks()
			.stream()
			.filter((check) -> !aside(check).isEmpty())
			.mapToInt((check) -> check.title().length())
			.max()
			.orElse(0);
		verdict.checks().forEach((check) -> lines.addAll(check(check, column)));
		verdict.notes().forEach((note) -> lines.addAll(wrap("  i ", note)));
		if (verdict.problem() != null) {
			lines.addAll(wrap("  ", verdict.problem()));
		}
		lines.add("");
		lines.add(result(verdict));
		return lines;
	}

	private static List<String> heading(Verdict verdict, Exercise exercise) {
		String what = exercise.name() + (exercise.title().isEmpty() ? "" : " (" + exercise.title() + ")");
		String name = AnsiOutput.toString(AnsiStyle.BOLD, verdict.submission(), AnsiStyle.NORMAL);
		boolean fits = verdict.submission().length() + 2 + what.length() <= WIDTH;
		return fits ? List.of(name + "  " + what) : List.of(name, what);
	}

	private static String result(Verdict verdict) {
		long failed = verdict.checks().stream().filter((check) -> check.state() == State.FAILED).count();
		return switch (verdict.outcome()) {
			case PASSED -> AnsiOutput.toString(AnsiColor.GREEN, "Passed", AnsiColor.DEFAULT);
			case FAILED -> AnsiOutput.toString(AnsiColor.RED, "Not yet right", AnsiColor.DEFAULT,
					": %d %s failed".formatted(failed, (failed == 1) ? "check" : "checks"));
			case NOT_CHECKED -> AnsiOutput.toString(AnsiColor.YELLOW, "Could not be checked", AnsiColor.DEFAULT);
		};
	}

	private static List<String> check(Check check, int column) {
		String aside = aside(check);
		String title = (check.state() == State.REMARK) ? "remark on " + check.title() : check.title();
		String line = "  %s %s".formatted(mark(check.state()), title);
		if (aside.isEmpty()) {
			List<String> lines = new ArrayList<>(List.of(line));
			lines.addAll(details(check));
			return lines;
		}
		int begin = "  x ".length() + column + 2;
		if (begin + aside.length() <= WIDTH) {
			return List.of(line + " ".repeat(column - title.length() + 2) + aside);
		}
		List<String> lines = new ArrayList<>(List.of(line));
		lines.addAll(wrap(DETAIL, aside));
		return lines;
	}

	private static String aside(Check check) {
		return switch (check.state()) {
			case PASSED -> check.text();
			case NOT_RUN -> (check.text().isEmpty() || check.text().equals(Check.EARLIER_FAILED)) ? "not run"
					: "not run: " + check.text();
			case FAILED, REMARK -> "";
		};
	}

	private static List<String> details(Check check) {
		List<String> lines = new ArrayList<>(wrap(DETAIL, check.text()));
		if (check.expected() != null) {
			lines.addAll(wrap(EXPECTED, check.expected()));
		}
		if (check.actual() != null) {
			lines.addAll(wrap(ACTUAL, check.actual()));
		}
		check.quote().forEach((line) -> lines.add(DETAIL + "| " + line));
		if (check.advice() != null) {
			lines.addAll(wrap(DETAIL, check.advice()));
		}
		return lines;
	}

	/**
	 * Breaks a text at its blanks, and a word that is longer than a line wherever it
	 * must.
	 */
	private static List<String> wrap(String prefix, String text) {
		List<String> lines = new ArrayList<>();
		int room = WIDTH - prefix.length();
		String rest = text;
		while (rest.length() > room) {
			int blank = rest.lastIndexOf(' ', room);
			int end = (blank > 0) ? blank : room;
			lines.add(begin(prefix, lines) + rest.substring(0, end));
			rest = rest.substring((blank > 0) ? blank + 1 : end);
		}
		if (!rest.isEmpty()) {
			lines.add(begin(prefix, lines) + rest);
		}
		return lines;
	}

	private static String begin(String prefix, List<String> lines) {
		return lines.isEmpty() ? prefix : " ".repeat(prefix.length());
	}

	/**
	 * Shows one verdict of many.
	 * @param verdict the verdict
	 * @param width of the longest name
	 * @return a line
	 */
	static String row(Verdict verdict, int width) {
		String marks = verdict.checks()
			.stream()
			.filter((check) -> check.state() != State.REMARK)
			.map((check) -> mark(check.state()))
			.collect(Collectors.joining());
		String reason = (verdict.problem() != null) ? verdict.problem()
				: verdict.firstFailure().map(Screen::reason).orElse("");
		return ("%-" + width + "s  %s  %s").formatted(verdict.submission(), marks.isEmpty() ? unknown() : marks, reason)
			.stripTrailing();
	}

	private static String reason(Check check) {
		return check.text().isEmpty() ? "failed: " + check.title() : check.text();
	}

	/**
	 * Sums up many verdicts.
	 * @param verdicts the verdicts
	 * @return lines
	 */
	static List<String> summary(List<Verdict> verdicts) {
		Summary summary = Summary.of(verdicts);
		List<String> lines = new ArrayList<>();
		lines.add("");
		lines.add(summary.inWords());
		summary.reasons().forEach((reason) -> lines.add("  %-9s %s".formatted(reason.inWords(), reason.reason())));
		return lines;
	}

	private static String unknown() {
		return AnsiOutput.toString(AnsiColor.YELLOW, "?", AnsiColor.DEFAULT);
	}

	private static String mark(State state) {
		return switch (state) {
			case PASSED -> AnsiOutput.toString(AnsiColor.GREEN, "\u2714", AnsiColor.DEFAULT);
			case FAILED -> AnsiOutput.toString(AnsiColor.RED, "\u2718", AnsiColor.DEFAULT);
			case NOT_RUN -> "\u00b7";
			case REMARK -> AnsiOutput.toString(AnsiColor.YELLOW, "!", AnsiColor.DEFAULT);
		};
	}

}
