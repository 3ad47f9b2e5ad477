package dev.tcplab.check.judge;

import java.util.List;

public enum Hints {

	FULL,

	EXPECTED,

	NONE;

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
