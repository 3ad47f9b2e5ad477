package dev.tcplab.check.judge;

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
		List<Finding> findings = verdict.findings().stream().filter(this::shows).map(this::apply).toList();
		List<String> output = (this == NONE) ? List.of() : verdict.output();
		return verdict.with(findings, output);
	}

	private boolean shows(Finding finding) {
		return this == EXPECTED || finding.state() != State.REMARK;
	}

	private Finding apply(Finding finding) {
		return (this == EXPECTED) ? new Finding(finding.point(), finding.state(), finding.fact(), null,
				finding.expected(), finding.actual(), finding.quote()) : finding.withoutText();
	}

}
