package dev.tcplab.check.program;

import java.util.ArrayList;
import java.util.List;

import dev.tcplab.support.AdvisedException;

/** Splits a command into words as a shell does, without its other features. */
public final class ShellWords {

	private static final char NONE = 0;

	private ShellWords() {
	}

	/** Splits at whitespace, with a shell's rules for quotes and backslashes. */
	public static List<String> split(String command) {
		List<String> words = new ArrayList<>();
		StringBuilder word = new StringBuilder();
		boolean begun = false;
		char quote = NONE;
		for (int i = 0; i < command.length(); i++) {
			char next = command.charAt(i);
			if (next == '\\' && quote != '\'' && i + 1 < command.length()
					&& isEscapable(command.charAt(i + 1), quote)) {
				i++;
				word.append(command.charAt(i));
				begun = true;
			}
			else if (next == quote) {
				quote = NONE;
			}
			else if (quote == NONE && (next == '"' || next == '\'')) {
				quote = next;
				begun = true;
			}
			else if (quote == NONE && Character.isWhitespace(next)) {
				if (begun) {
					words.add(word.toString());
				}
				word.setLength(0);
				begun = false;
			}
			else {
				word.append(next);
				begun = true;
			}
		}
		if (quote != NONE) {
			throw new AdvisedException("The command %s has a quotation mark that is not closed".formatted(command),
					"Put one more %s at its end, or a backslash before it".formatted(quote), null);
		}
		if (begun) {
			words.add(word.toString());
		}
		if (words.isEmpty()) {
			throw new AdvisedException("The command is empty",
					"Give the command that starts the program, as in --command=\"python3 echo-server2.py\"", null);
		}
		return words;
	}

	// In quotation marks and in Windows paths, a backslash is usually literal.
	private static boolean isEscapable(char next, char quote) {
		return next == '"' || next == '\\' || quote == NONE && (next == '\'' || next == ' ');
	}

}
