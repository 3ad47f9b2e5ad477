package dev.tcplab.startup;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Explains that the actuator cannot have its port.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class HttpPortFailureAnalyzer extends AbstractFailureAnalyzer<PortInUseException> {

	private final Environment environment;

	HttpPortFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, PortInUseException cause) {
		String ownPort = this.environment.getProperty("management.server.port");
		String property = Integer.toString(cause.getPort()).equals(ownPort) ? "management.server.port" : "server.port";
		return new FailureAnalysis("Problems using port %d: Address already in use".formatted(cause.getPort()),
				"Choose another port for the actuator (HTTP), as in --%s=9081 (0 is any free one)".formatted(property),
				cause);
	}

}
