package dev.tcplab.check.judge;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What happened, and what it means; texts may hold whatever the program printed.
 *
 * @param text what happened, in a sentence
 * @param advice the likely mistake and what to do
 * @param expected what was expected
 * @param actual what came instead
 * @param quote lines of the program's own
 */
public record Finding(String text, @Nullable String advice, @Nullable String expected, @Nullable String actual,
		List<String> quote) {

	/**
	 * What happened, where that says it all.
	 * @param text a sentence
	 */
	Finding(String text) {
		this(text, null, null, null, List.of());
	}

	Finding(String text, @Nullable String advice) {
		this(text, advice, null, null, List.of());
	}

	Finding between(String expected, String actual) {
		return new Finding(this.text, this.advice, expected, actual, this.quote);
	}

	Finding quoting(List<String> lines) {
		return new Finding(this.text, this.advice, this.expected, this.actual,
				this.quote.isEmpty() ? lines : this.quote);
	}

	Finding quotingLast(String printed) {
		return quoting(lastLines(printed));
	}

	static List<String> lastLines(String printed) {
		List<String> lines = printed.lines().filter((line) -> !line.isBlank()).toList();
		return lines.subList(Math.max(0, lines.size() - 3), lines.size());
	}

	static Finding of(Crash crash) {
		return new Finding("It ended with %s.".formatted(crash.inWords()), CrashAdvice.of(crash).orElse(null), null,
				null, crash.quote());
	}

}
