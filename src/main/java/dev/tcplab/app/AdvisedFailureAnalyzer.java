package dev.tcplab.app;

import java.util.stream.Stream;

import dev.tcplab.support.AdvisedException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class AdvisedFailureAnalyzer extends AbstractFailureAnalyzer<AdvisedException> {

	private final Environment environment;

	AdvisedFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, AdvisedException cause) {
		LabProfile mode = LabProfile.first(Stream.of(this.environment.getActiveProfiles()));
		return new FailureAnalysis(cause.getMessage(), mode.shorten(cause.advice()), cause);
	}

}
