package dev.tcplab.tls;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Explains that an SSL bundle cannot be used.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class SecureFailureAnalyzer extends AbstractFailureAnalyzer<CannotSecureException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, CannotSecureException cause) {
		return new FailureAnalysis(cause.getMessage(), cause.advice(), cause);
	}

}
