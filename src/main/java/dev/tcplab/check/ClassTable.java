package dev.tcplab.check;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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

	private static final Pattern COLOR = Pattern.compile("\u001b\\[[0-9;]*m");

	private final List<String> exercises;

	/** The folder of all submissions, omitted if their names are long. */
	private final String folder;

	private final int name;

	private final int column;

	ClassTable(List<String> exercises, List<String> names) {
		this.exercises = exercises;
		this.folder = names.stream().anyMatch((one) -> one.length() > LONGEST_NAME) ? folder(names) : "";
		this.name = names.stream().mapToInt((one) -> name(one).length()).max().orElse(0);
		int longest = exercises.stream().mapToInt(String::length).max().orElse(0);
		this.column = Math.max(longest, "\u2718 10/10".length());
	}

	/** Returns the lines above the rows, or no lines for a single exercise. */
	List<String> head() {
		if (this.exercises.size() == 1) {
			return List.of();
		}
		StringBuilder line = new StringBuilder(" ".repeat(this.name));
		this.exercises.forEach((exercise) -> line.append("  ").append(padded(exercise, this.column)));
		return List.of(line.toString().stripTrailing());
	}

	/** Returns one row, with the first reason beside or below the marks. */
	List<String> row(List<Verdict> verdicts) {
		StringBuilder line = new StringBuilder(padded(name(verdicts.get(0).submission()), this.name));
		int column = (this.exercises.size() > 1) ? this.column : 0;
		verdicts.forEach((verdict) -> line.append("  ").append(padded(cell(verdict), column)));
		int width = length(line);
		String reason = reason(verdicts);
		int room = Screen.WIDTH - width - 2;
		List<String> lines = new ArrayList<>();
		if (reason.isEmpty() || room < LEAST_ROOM) {
			lines.add(line.toString().stripTrailing());
			lines.addAll(wrapped(reason, 4, Screen.WIDTH - 4));
		}
		else {
			lines.addAll(wrapped(reason, width + 2, room));
			lines.set(0, line + "  " + lines.get(0).strip());
		}
		return lines;
	}

	private String cell(Verdict verdict) {
		String points = " %d/%d".formatted(verdict.points(), verdict.worth());
		if (verdict.outcome() == Outcome.NOT_SUBMITTED) {
			return "-";
		}
		if (verdict.problem() != null) {
			return AnsiOutput.toString(AnsiColor.YELLOW, "?", AnsiColor.DEFAULT);
		}
		if (this.exercises.size() == 1) {
			return verdict.checks().stream().map(Finding::state).map(Screen::mark).collect(Collectors.joining())
					+ points;
		}
		return Screen.mark((verdict.outcome() == Outcome.PASSED) ? State.PASSED : State.FAILED) + points;
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

	private static String padded(String text, int width) {
		return text + " ".repeat(Math.max(0, width - length(text)));
	}

	private static int length(CharSequence text) {
		return COLOR.matcher(text).replaceAll("").length();
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
