package dev.tcplab.startup;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Explains that no profile says what to run.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnknownProfileFailureAnalyzer extends AbstractFailureAnalyzer<UnknownProfileException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, UnknownProfileException cause) {
		return new FailureAnalysis(cause.getMessage(), "Choose one of %s, as in --spring.profiles.active=echo1"
			.formatted(String.join(", ", LabProfile.names())), cause);
	}

}
