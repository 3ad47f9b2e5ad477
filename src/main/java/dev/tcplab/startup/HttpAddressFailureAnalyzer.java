package dev.tcplab.startup;

import java.net.BindException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Explains that the actuator cannot have its address, or may not have its port. What a
 * server cannot have is explained before.
 */
@Order(Ordered.LOWEST_PRECEDENCE - 1)
class HttpAddressFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
		return new FailureAnalysis("The actuator (HTTP) cannot listen: " + cause.getMessage(),
				"Check server.address, which is to be one of this machine, and server.port", cause);
	}

}
