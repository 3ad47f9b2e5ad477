package dev.tcplab.check.report;

import java.util.ArrayList;
import java.util.List;

import dev.tcplab.check.verdict.Check;
import dev.tcplab.check.verdict.State;
import dev.tcplab.check.verdict.Verdict;

/**
 * The checks that are worth a point each, which remarks are not.
 */
final class Points {

	/**
	 * The check that a program fails that could not be checked at all.
	 */
	static final String NOT_CHECKED = "not-checked";

	private Points() {
	}

	/**
	 * Returns what is worth a point.
	 * @param verdict what came of the program
	 * @return the checks; one that failed before all others if it could not be checked
	 */
	static List<Check> checks(Verdict verdict) {
		List<Check> checks = new ArrayList<>();
		if (verdict.problem() != null) {
			checks.add(new Check(NOT_CHECKED, Reason.CHECKABLE, State.FAILED, verdict.problem(), null, null, null,
					List.of()));
		}
		verdict.checks().stream().filter((check) -> check.state() != State.REMARK).forEach(checks::add);
		return checks;
	}

	/**
	 * Counts the points.
	 * @param verdict what came of the program
	 * @return how many checks passed
	 */
	static long passed(Verdict verdict) {
		return checks(verdict).stream().filter((check) -> check.state() == State.PASSED).count();
	}

	/**
	 * Says why there is no point, if there is none.
	 * @param check the check
	 * @return lines
	 */
	static String text(Check check) {
		String text = Reason.text(check);
		return (check.state() == State.NOT_RUN && text.isEmpty()) ? "Not run, because an earlier check failed." : text;
	}

}
