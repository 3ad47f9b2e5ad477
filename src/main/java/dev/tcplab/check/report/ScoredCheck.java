package dev.tcplab.check.report;

import java.util.List;

import dev.tcplab.check.judge.Finding;
import dev.tcplab.check.judge.State;
import dev.tcplab.check.judge.Verdict;

/**
 * A check with its points, as autograders need it.
 *
 * @param single whether only one exercise was checked, so that its name is omitted
 */
record ScoredCheck(Verdict verdict, Finding finding, boolean single) {

	static List<ScoredCheck> of(List<Verdict> verdicts) {
		return verdicts.stream()
			.flatMap((verdict) -> verdict.checks()
				.stream()
				.map((finding) -> new ScoredCheck(verdict, finding, verdicts.size() == 1)))
			.toList();
	}

	String name() {
		return (this.single ? "" : this.verdict.exercise() + ": ") + this.finding.point().title();
	}

	boolean isPassed() {
		return this.finding.state() == State.PASSED;
	}

	boolean isHidden() {
		return this.verdict.grading().hidden().contains(this.finding.point());
	}

	int points() {
		return this.verdict.points(this.finding);
	}

	int worth() {
		return this.verdict.worth(this.finding);
	}

	String text() {
		return Reason.noPoints(this.finding);
	}

}
