package dev.tcplab.check.judge;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import dev.tcplab.check.verdict.Check;
import dev.tcplab.check.verdict.State;
import dev.tcplab.console.VisibleText;
import org.jspecify.annotations.Nullable;

/**
 * The checks of one program, as they are made. What comes from the program is made
 * visible here, once.
 */
public final class Findings {

	private static final int MOST_ON_A_LINE = 300;

	/**
	 * In the order of the points.
	 */
	private final Map<Point, List<Check>> checks = new EnumMap<>(Point.class);

	/**
	 * Adds a check that passed.
	 * @param point what was checked
	 * @param text what was seen
	 */
	public void passed(Point point, String text) {
		add(point, State.PASSED, new Finding(text));
	}

	/**
	 * Adds a check that failed.
	 * @param point what was checked
	 * @param finding what happened
	 */
	public void failed(Point point, Finding finding) {
		add(point, State.FAILED, finding);
	}

	/**
	 * Adds a check that was not run.
	 * @param point what was to be checked
	 * @param reason why not
	 */
	public void notRun(Point point, String reason) {
		add(point, State.NOT_RUN, new Finding(reason));
	}

	/**
	 * Adds something worth knowing.
	 * @param point what it is about
	 * @param finding what it is
	 */
	public void remark(Point point, Finding finding) {
		add(point, State.REMARK, finding);
	}

	/**
	 * Whether any check has failed so far.
	 * @return whether one has
	 */
	public boolean hasFailure() {
		return checks().stream().anyMatch((check) -> check.state() == State.FAILED);
	}

	/**
	 * Returns the checks so far.
	 * @return the checks, in the order in which they are made, and then the remarks
	 */
	public List<Check> checks() {
		return this.checks.values().stream().flatMap(List::stream).toList();
	}

	private void add(Point point, State state, Finding finding) {
		this.checks.computeIfAbsent(point, (key) -> new ArrayList<>())
			.add(new Check(point.id(), point.title(), state, visible(finding.text()), visibleOrNull(finding.advice()),
					visibleOrNull(finding.expected()), visibleOrNull(finding.actual()),
					finding.quote().stream().map(Findings::visible).toList()));
	}

	private static String visible(String text) {
		String whole = VisibleText.whole(text).replace("##", "\\x23#");
		return (whole.length() <= MOST_ON_A_LINE) ? whole : whole.substring(0, MOST_ON_A_LINE) + "...";
	}

	private static @Nullable String visibleOrNull(@Nullable String text) {
		return (text != null) ? visible(text) : null;
	}

}
