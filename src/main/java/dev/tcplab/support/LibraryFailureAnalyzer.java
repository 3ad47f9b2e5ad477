package dev.tcplab.support;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains why another application did not start, if one of TCP Lab's jars failed. */
class LibraryFailureAnalyzer extends AbstractFailureAnalyzer<AdvisedException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, AdvisedException cause) {
		return new FailureAnalysis(cause.getMessage(), cause.advice(), cause);
	}

}
