package dev.tcplab.app;

import org.yaml.snakeyaml.error.MarkedYAMLException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Names the configuration file that is not valid YAML. The exception does not. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class YamlFailureAnalyzer extends AbstractFailureAnalyzer<MarkedYAMLException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, MarkedYAMLException cause) {
		return new FailureAnalysis(
				"Invalid YAML in a configuration file: line %d, %s".formatted(cause.getProblemMark().getLine() + 1,
						cause.getProblem()),
				"Fix it, most likely config/application.yml: indent with spaces, not tabs, and write one property per line",
				cause);
	}

}
