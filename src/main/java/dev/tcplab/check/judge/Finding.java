package dev.tcplab.check.judge;

import java.util.List;

import dev.tcplab.console.VisibleText;
import org.jspecify.annotations.Nullable;

/**
 * A finding at one point: the fact, the fix, and the evidence. This type escapes and
 * bounds text from the program, in one place.
 *
 * @param fact a sentence; empty if there is nothing to report
 * @param fix the likely mistake and its fix
 * @param quote lines from the program, such as the end of a traceback
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

	/** Returns the fact, or that an earlier check failed if this one did not run. */
	public String explanation() {
		return (this.state == State.NOT_RUN && this.fact.isEmpty()) ? "an earlier check failed" : this.fact;
	}

	/** Returns the fact or, if it is hidden, the title of the check. */
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
