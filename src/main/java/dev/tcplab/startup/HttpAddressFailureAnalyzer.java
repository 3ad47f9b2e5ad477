package dev.tcplab.startup;

import java.net.BindException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Explains that the actuator cannot have its address, or may not have its port. What a
 * server cannot have is explained before.
 */
@Order(Ordered.LOWEST_PRECEDENCE - 1)
class HttpAddressFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

	private final Environment environment;

	HttpAddressFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
		String reason = String.valueOf(cause.getMessage());
		String group = this.environment.containsProperty("management.server.port") ? "management.server" : "server";
		String advice = reason.startsWith("Permission denied") ? "Choose a port from 1024 on, as in --%s.port=9081"
				: "Choose an address of this machine, as in --%s.address=127.0.0.1";
		return new FailureAnalysis("The actuator (HTTP) cannot listen: " + reason, advice.formatted(group), cause);
	}

}
