package dev.tcplab.app;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

@Order(Ordered.LOWEST_PRECEDENCE)
class FallbackFailureAnalyzer extends AbstractFailureAnalyzer<Throwable> {

	private static final Logger springBoot = LoggerFactory.getLogger("org.springframework.boot");

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, Throwable cause) {
		// Spring Boot uses the analysis of such an exception only if no analyzer returns
		// one.
		FailureAnalyzedException analyzed = findCause(rootFailure, FailureAnalyzedException.class);
		if (analyzed != null) {
			return analyzed.analysis();
		}
		if (springBoot.isDebugEnabled()) {
			return null;
		}
		return new FailureAnalysis("Cannot start: " + NestedExceptionUtils.getMostSpecificCause(rootFailure),
				"Run it again with --debug for the stack trace", rootFailure);
	}

}
