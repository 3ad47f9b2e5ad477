package dev.tcplab.check;

import java.util.ArrayList;
import java.util.List;

import dev.tcplab.check.judge.Finding;
import dev.tcplab.check.judge.State;
import dev.tcplab.check.judge.Verdict;
import dev.tcplab.check.judge.Verdict.Outcome;
import dev.tcplab.check.report.Summary;
import dev.tcplab.check.report.Summary.Frequency;

import org.springframework.boot.ansi.AnsiColor;
import org.springframework.boot.ansi.AnsiOutput;

/** A table with a row per student and a column per exercise. */
final class ClassTable {

	private static final int LONGEST_NAME = 26;

	private static final int LEAST_ROOM = 24;

	private static final int MOST_LINES = 2;

	private static final String CUT = "...";

	private final List<String> exercises;

	/** The folder of all submissions, omitted if their names are long. */
	private final String folder;

	private final int name;

	private int column;

	ClassTable(List<String> exercises, List<String> names) {
		this.exercises = exercises;
		this.folder = names.stream().anyMatch((one) -> one.length() > LONGEST_NAME) ? folder(names) : "";
		this.name = names.stream().mapToInt((one) -> name(one).length()).max().orElse(0);
		this.column = exercises.stream().mapToInt(String::length).max().orElse(0);
	}

	/** Returns the lines above the rows, or no lines for a single exercise. */
	List<String> head() {
		if (this.exercises.size() == 1) {
			return List.of();
		}
		this.column = Math.max(this.column, "\u2718 10/10".length());
		StringBuilder line = new StringBuilder(" ".repeat(this.name));
		this.exercises
			.forEach((exercise) -> line.append("  ").append(padded(exercise, exercise.length(), this.column)));
		return List.of(line.toString().stripTrailing());
	}

	/** Returns one row, with the first reason beside or below the marks. */
	List<String> row(List<Verdict> verdicts) {
		String name = name(verdicts.get(0).submission());
		StringBuilder line = new StringBuilder(padded(name, name.length(), this.name));
		int width = this.name;
		for (Verdict verdict : verdicts) {
			List<String> cell = cell(verdict);
			int own = cell.get(1).length();
			int room = (this.exercises.size() > 1) ? this.column : own;
			line.append("  ").append(padded(cell.get(0), own, room));
			width += 2 + Math.max(own, room);
		}
		String reason = reason(verdicts);
		if (reason.isEmpty()) {
			return List.of(line.toString().stripTrailing());
		}
		int room = Screen.WIDTH - width - 2;
		if (room < LEAST_ROOM) {
			List<String> lines = new ArrayList<>(List.of(line.toString().stripTrailing()));
			lines.addAll(wrapped(reason, 4, Screen.WIDTH - 4));
			return lines;
		}
		List<String> lines = new ArrayList<>(wrapped(reason, width + 2, room));
		lines.set(0, line + "  " + lines.get(0).strip());
		return lines;
	}

	// Only the text without colors counts for the width.
	private List<String> cell(Verdict verdict) {
		String points = "%d/%d".formatted(verdict.points(), verdict.worth());
		if (verdict.outcome() == Outcome.NOT_SUBMITTED) {
			return List.of("-", "-");
		}
		if (verdict.problem() != null) {
			return List.of(AnsiOutput.toString(AnsiColor.YELLOW, "?", AnsiColor.DEFAULT), "?");
		}
		StringBuilder marks = new StringBuilder();
		List<Finding> checks = verdict.checks();
		if (this.exercises.size() == 1) {
			checks.forEach((finding) -> marks.append(Screen.mark(finding.state())));
			return List.of(marks + " " + points, "x".repeat(checks.size()) + " " + points);
		}
		State state = (verdict.outcome() == Outcome.PASSED) ? State.PASSED : State.FAILED;
		return List.of(Screen.mark(state) + " " + points, "x " + points);
	}

	private String reason(List<Verdict> verdicts) {
		if (verdicts.stream().allMatch((verdict) -> verdict.outcome() == Outcome.NOT_SUBMITTED)) {
			return "Not submitted.";
		}
		return verdicts.stream()
			.filter((verdict) -> verdict.reason().isPresent())
			.findFirst()
			.map((verdict) -> ((this.exercises.size() > 1) ? verdict.exercise() + ": " : "")
					+ verdict.reason().orElse(""))
			.orElse("");
	}

	private static List<String> wrapped(String text, int indent, int width) {
		List<String> lines = new ArrayList<>();
		String rest = text;
		while (!rest.isEmpty() && lines.size() < MOST_LINES) {
			// CI systems execute commands at the beginning of a line.
			rest = rest.startsWith("::") ? "| " + rest : rest;
			boolean last = lines.size() == MOST_LINES - 1;
			int end = rest.length();
			if (end > width) {
				int room = last ? width - CUT.length() - 1 : width;
				int space = rest.lastIndexOf(' ', room);
				end = (space > 1) ? space : room;
			}
			lines.add(" ".repeat(indent) + rest.substring(0, end) + ((last && end < rest.length()) ? " " + CUT : ""));
			rest = rest.substring(end).strip();
		}
		return lines;
	}

	private static String padded(String text, int length, int width) {
		return text + " ".repeat(Math.max(0, width - length));
	}

	private static String folder(List<String> names) {
		String folder = names.get(0);
		for (String name : names) {
			while (!name.startsWith(folder) || name.equals(folder)) {
				folder = folder.substring(0, folder.lastIndexOf('/', folder.length() - 2) + 1);
			}
		}
		return folder;
	}

	private String name(String name) {
		String shown = Screen.name(name.startsWith(this.folder) ? name.substring(this.folder.length()) : name);
		return (shown.length() <= LONGEST_NAME) ? shown
				: CUT + shown.substring(shown.length() - LONGEST_NAME + CUT.length());
	}

	static List<String> summary(List<Verdict> verdicts) {
		List<String> exercises = verdicts.stream().map(Verdict::exercise).distinct().toList();
		List<String> lines = new ArrayList<>();
		for (String exercise : exercises) {
			Summary summary = Summary.of(verdicts.stream().filter((one) -> one.exercise().equals(exercise)).toList());
			lines.add("");
			lines.add(((exercises.size() > 1) ? exercise + ": " : "") + summary.inWords() + "; " + summary.total());
			summary.reasons().forEach((reason) -> lines.addAll(frequency(reason)));
			summary.remarks().forEach((remark) -> lines.addAll(frequency(remark)));
		}
		return lines;
	}

	private static List<String> frequency(Frequency frequency) {
		return Screen.wrap("  %-9s ".formatted(frequency.inWords()), frequency.reason());
	}

}
