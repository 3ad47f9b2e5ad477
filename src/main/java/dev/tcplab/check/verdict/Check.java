package dev.tcplab.check.verdict;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One thing that was checked, and what came of it. Whatever comes from the program has
 * been made visible: no text has a control character.
 *
 * @param id what was checked, such as {@code first-client}; the same for every program
 * @param title what was checked, in words
 * @param state what came of it
 * @param text what happened, in a sentence; empty if there is nothing to say
 * @param advice the likely mistake and what to do about it
 * @param expected what was expected, on one line
 * @param actual what came instead, on one line
 * @param quote lines of the program's own, such as the end of a traceback
 */
public record Check(String id, String title, State state, String text, @Nullable String advice,
		@Nullable String expected, @Nullable String actual, List<String> quote) {

	/**
	 * Why a check was not run, if there is no other reason.
	 */
	public static final String EARLIER_FAILED = "an earlier check failed";

	public Check {
		quote = List.copyOf(quote);
	}

}
