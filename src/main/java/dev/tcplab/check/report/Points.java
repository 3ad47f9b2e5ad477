package dev.tcplab.check.report;

import java.util.ArrayList;
import java.util.List;

import dev.tcplab.check.judge.Finding;
import dev.tcplab.check.judge.Point;
import dev.tcplab.check.judge.State;
import dev.tcplab.check.judge.Verdict;

/**
 * The checks that are worth a point each, which remarks are not.
 */
final class Points {

	private Points() {
	}

	/**
	 * Returns what is worth a point.
	 * @param verdict what came of the program
	 * @return the checks; one that failed before all others if it could not be checked
	 */
	static List<Finding> checks(Verdict verdict) {
		List<Finding> checks = new ArrayList<>();
		if (verdict.problem() != null) {
			checks.add(Point.CHECKABLE.failed(verdict.problem()));
		}
		verdict.findings().stream().filter((finding) -> finding.state() != State.REMARK).forEach(checks::add);
		return checks;
	}

	/**
	 * Counts the points.
	 * @param verdict what came of the program
	 * @return how many checks passed
	 */
	static long passed(Verdict verdict) {
		return checks(verdict).stream().filter((finding) -> finding.state() == State.PASSED).count();
	}

	/**
	 * Says why there is no point, if there is none.
	 * @param finding the finding
	 * @return lines
	 */
	static String text(Finding finding) {
		String text = Reason.text(finding);
		return (finding.state() == State.NOT_RUN && finding.fact().isEmpty())
				? "Not run, because an earlier check failed." : text;
	}

}
