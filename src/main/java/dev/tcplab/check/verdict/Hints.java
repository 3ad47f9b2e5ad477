package dev.tcplab.check.verdict;

import java.util.List;

/**
 * How much a verdict tells a student.
 */
public enum Hints {

	/**
	 * Everything, with the likely mistake.
	 */
	FULL,

	/**
	 * What was expected and what came.
	 */
	EXPECTED,

	/**
	 * Passed or not.
	 */
	NONE;

	/**
	 * Leaves out what is not to be told.
	 * @param verdict everything
	 * @return what may be told
	 */
	public Verdict apply(Verdict verdict) {
		if (this == FULL) {
			return verdict;
		}
		List<Check> checks = verdict.checks().stream().filter(this::tells).map(this::apply).toList();
		List<String> output = (this == NONE) ? List.of() : verdict.output();
		return new Verdict(verdict.submission(), verdict.exercise(), checks, verdict.notes(), output, verdict.time(),
				verdict.problem());
	}

	private boolean tells(Check check) {
		return this == EXPECTED || check.state() != State.REMARK;
	}

	private Check apply(Check check) {
		if (this == EXPECTED) {
			return new Check(check.id(), check.title(), check.state(), check.text(), null, check.expected(),
					check.actual(), check.quote());
		}
		return new Check(check.id(), check.title(), check.state(), "", null, null, null, List.of());
	}

}
