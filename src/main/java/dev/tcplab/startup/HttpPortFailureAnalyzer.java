package dev.tcplab.startup;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Explains that the actuator cannot have its port.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class HttpPortFailureAnalyzer extends AbstractFailureAnalyzer<PortInUseException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, PortInUseException cause) {
		return new FailureAnalysis("Problems using port %d: Address already in use".formatted(cause.getPort()),
				"Choose another port for the actuator (HTTP), as in --server.port=9081 (0 is any free one)", cause);
	}

}
