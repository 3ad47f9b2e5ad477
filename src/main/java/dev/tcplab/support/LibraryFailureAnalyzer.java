package dev.tcplab.support;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains why the start of another application failed, if the reason is TCP Lab's. */
class LibraryFailureAnalyzer extends AbstractFailureAnalyzer<AdvisedException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, AdvisedException cause) {
		return new FailureAnalysis(cause.getMessage(), cause.advice(), cause);
	}

}
