package dev.tcplab.check.program;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.tcplab.support.AdvisedException;

/** Splits a command into words as a shell does, without its other features. */
public final class ShellWords {

	// In quotation marks and in Windows paths, a backslash is usually literal.
	private static final Pattern QUOTED = Pattern.compile("\\\\([\"'\\\\ ])|\"((?:\\\\[\"\\\\]|[^\"])*+)\"|'([^']*+)'");

	private static final Pattern WORD = Pattern.compile("(?:" + QUOTED + "|[^\\s\"'])++");

	private ShellWords() {
	}

	/** Splits at whitespace, with a shell's rules for quotes and backslashes. */
	public static List<String> split(String command) {
		String rest = WORD.matcher(command).replaceAll("").strip();
		if (!rest.isEmpty()) {
			throw new AdvisedException("The command %s has a quotation mark that is not closed".formatted(command),
					"Put one more %s at its end, or a backslash before it".formatted(rest.charAt(0)), null);
		}
		List<String> words = WORD.matcher(command).results().map(MatchResult::group).map(ShellWords::unquoted).toList();
		if (words.isEmpty()) {
			throw new AdvisedException("The command is empty",
					"Give the command that starts the program, as in --command=\"python3 echo-server2.py\"", null);
		}
		return words;
	}

	private static String unquoted(String word) {
		return QUOTED.matcher(word).replaceAll((part) -> Matcher.quoteReplacement(unquoted(part)));
	}

	private static String unquoted(MatchResult part) {
		if (part.group(2) != null) {
			return part.group(2).replaceAll("\\\\([\"\\\\])", "$1");
		}
		return (part.group(1) != null) ? part.group(1) : part.group(3);
	}

}
