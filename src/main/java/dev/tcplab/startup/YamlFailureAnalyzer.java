package dev.tcplab.startup;

import org.yaml.snakeyaml.error.MarkedYAMLException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Explains that a configuration file is no YAML. Which one it is, nobody tells.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class YamlFailureAnalyzer extends AbstractFailureAnalyzer<MarkedYAMLException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, MarkedYAMLException cause) {
		return new FailureAnalysis(
				"A configuration file is no YAML: line %d, %s".formatted(cause.getProblemMark().getLine() + 1,
						cause.getProblem()),
				"Mend it, most likely config/application.yml: spaces and no tabs before a name, one name a line",
				cause);
	}

}
