package dev.tcplab.check.judge;

import java.util.List;

import dev.tcplab.console.VisibleText;
import org.jspecify.annotations.Nullable;

/**
 * A finding at one point: the fact, the fix, and the evidence. Its texts may have
 * whatever the program printed, which is made visible and bounded here, once.
 *
 * @param point what was checked
 * @param state the result
 * @param fact what happened, in a sentence; empty if there is nothing to say
 * @param fix the likely mistake and what to do about it
 * @param expected what was expected, on one line
 * @param actual what came instead, on one line
 * @param quote lines that the program printed, such as the end of a traceback
 */
public record Finding(Point point, State state, String fact, @Nullable String fix, @Nullable String expected,
		@Nullable String actual, List<String> quote) {

	private static final int MOST_ON_A_LINE = 300;

	private static final String MORE = "...";

	public Finding {
		fact = visible(fact);
		fix = visibleOrNull(fix);
		expected = visibleOrNull(expected);
		actual = visibleOrNull(actual);
		quote = quote.stream().map(Finding::visible).toList();
	}

	/**
	 * Returns the fact or, if the point was not checked for lack of another reason, that
	 * an earlier check failed.
	 */
	public String explanation() {
		return (this.state == State.NOT_RUN && this.fact.isEmpty()) ? "an earlier check failed" : this.fact;
	}

	/**
	 * Returns what happened or, if that is not to be told, what was checked.
	 */
	public String reason() {
		return this.fact.isEmpty() ? this.point.title() : this.fact;
	}

	private static @Nullable String visibleOrNull(@Nullable String text) {
		return (text != null) ? visible(text) : null;
	}

	private static String visible(String text) {
		String whole = VisibleText.whole(text).replace("##", "\\x23#");
		return (whole.length() <= MOST_ON_A_LINE + MORE.length()) ? whole : whole.substring(0, MOST_ON_A_LINE) + MORE;
	}

	Finding withoutText() {
		return new Finding(this.point, this.state, "", null, null, null, List.of());
	}

	Finding between(@Nullable String expected, @Nullable String actual) {
		return new Finding(this.point, this.state, this.fact, this.fix, expected, actual, this.quote);
	}

	Finding quoting(List<String> lines) {
		return new Finding(this.point, this.state, this.fact, this.fix, this.expected, this.actual,
				this.quote.isEmpty() ? lines : this.quote);
	}

	Finding quotingLast(String printed) {
		return quoting(lastLines(printed));
	}

	static List<String> lastLines(String printed) {
		List<String> lines = printed.lines().filter((line) -> !line.isBlank()).toList();
		return lines.subList(Math.max(0, lines.size() - 3), lines.size());
	}

}
