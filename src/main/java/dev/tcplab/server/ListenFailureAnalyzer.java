package dev.tcplab.server;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Explains that a server cannot have its port or address.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class ListenFailureAnalyzer extends AbstractFailureAnalyzer<CannotListenException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, CannotListenException cause) {
		return new FailureAnalysis(cause.getMessage(), cause.advice(), cause);
	}

}
