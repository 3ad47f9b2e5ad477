package dev.tcplab.check.report;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Text that Markdown does not format, link, or turn into mentions. */
final class MarkdownText {

	/**
	 * Markup at the beginning of a line (lists, headings) and anywhere (code, emphasis,
	 * HTML, table cells, links, mentions, formulas).
	 */
	private static final Pattern SYNTAX = Pattern.compile("""
			(?x) (?<line> ^ \\d{1,9} (?=[.)]) | ^ (?=[-+=]) )
			| (?<entity> [&<>|] )
			| (?<link> [@\\#] | : (?=/) | (?<=www) \\. )
			| [\\\\`*_\\[\\]~!${}]""");

	private static final Pattern BACKTICKS = Pattern.compile("`+");

	private static final int FENCE = 3;

	private MarkdownText() {
	}

	static String of(String text) {
		return SYNTAX.matcher(text.strip()).replaceAll((syntax) -> Matcher.quoteReplacement(escaped((Matcher) syntax)));
	}

	private static String escaped(Matcher syntax) {
		String found = syntax.group();
		if (syntax.group("line") != null) {
			return found + "\\";
		}
		if (syntax.group("entity") != null) {
			return "&#" + (int) found.charAt(0) + ";";
		}
		// GitHub and GitLab look for links after they remove the backslashes.
		return (syntax.group("link") != null) ? "\\" + found + "<!-- -->" : "\\" + found;
	}

	/** Returns a code span, which must not be used in a table. */
	static String code(String text) {
		if (text.isBlank()) {
			return text.isEmpty() ? "(nothing)" : "`" + text + "`";
		}
		String ticks = "`".repeat(longestRun(text) + 1);
		boolean padded = text.startsWith("`") || text.endsWith("`") || (text.startsWith(" ") && text.endsWith(" "));
		String space = padded ? " " : "";
		return ticks + space + text + space + ticks;
	}

	static String block(List<String> lines) {
		String text = lines.stream().map((line) -> line + "\n").collect(Collectors.joining());
		String fence = "`".repeat(Math.max(FENCE, longestRun(text) + 1));
		return fence + "text\n" + text + fence + "\n";
	}

	private static int longestRun(String text) {
		return BACKTICKS.matcher(text).results().mapToInt((run) -> run.group().length()).max().orElse(0);
	}

}
