package dev.tcplab.server;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Explains that two servers cannot share a port.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class PortSharedFailureAnalyzer extends AbstractFailureAnalyzer<PortSharedException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, PortSharedException cause) {
		return new FailureAnalysis(cause.getMessage(),
				"Choose another port for one of them, as in --tcp-lab.servers.%s.port=8090".formatted(cause.server()),
				cause);
	}

}
