package dev.tcplab.check.report;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Text that stays text in Markdown: it formats, links and mentions nothing.
 */
final class MarkdownText {

	/**
	 * What would be a list or a heading at the beginning of a line, and anywhere code,
	 * emphasis, HTML, a table's cell, a link, a mention or a formula.
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

	/**
	 * Escapes a text.
	 * @param text one line
	 * @return the line in Markdown
	 */
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
		// GitHub and GitLab look for links after the backslashes are gone.
		return (syntax.group("link") != null) ? "\\" + found + "<!-- -->" : "\\" + found;
	}

	/**
	 * Puts a text into a span of code. In a table it would need more than that.
	 * @param text one line
	 * @return the span
	 */
	static String code(String text) {
		if (text.isBlank()) {
			return text.isEmpty() ? "(nothing)" : "`" + text + "`";
		}
		String ticks = "`".repeat(longestRun(text) + 1);
		boolean padded = text.startsWith("`") || text.endsWith("`") || (text.startsWith(" ") && text.endsWith(" "));
		String space = padded ? " " : "";
		return ticks + space + text + space + ticks;
	}

	/**
	 * Puts lines into a block of code.
	 * @param lines the lines
	 * @return the block with its line end
	 */
	static String block(List<String> lines) {
		String text = lines.stream().map((line) -> line + "\n").collect(Collectors.joining());
		String fence = "`".repeat(Math.max(FENCE, longestRun(text) + 1));
		return fence + "text\n" + text + fence + "\n";
	}

	private static int longestRun(String text) {
		return BACKTICKS.matcher(text).results().mapToInt((run) -> run.group().length()).max().orElse(0);
	}

}
