package dev.tcplab.app;

import dev.tcplab.support.AdvisedException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Explains a failure that says itself what to do.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class AdvisedFailureAnalyzer extends AbstractFailureAnalyzer<AdvisedException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, AdvisedException cause) {
		return new FailureAnalysis(cause.getMessage(), cause.advice(), cause);
	}

}
