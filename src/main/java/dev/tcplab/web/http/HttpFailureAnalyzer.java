package dev.tcplab.web.http;

import java.net.BindException;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Explains why the actuator cannot listen. Ports of servers are explained earlier. */
@Order(Ordered.LOWEST_PRECEDENCE - 1)
class HttpFailureAnalyzer extends AbstractFailureAnalyzer<Throwable> {

	private static final String OWN_PORT = "management.server.port";

	private final Environment environment;

	HttpFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, Throwable cause) {
		PortInUseException inUse = findCause(rootFailure, PortInUseException.class);
		if (inUse != null) {
			String port = Integer.toString(inUse.getPort());
			String property = port.equals(this.environment.getProperty(OWN_PORT)) ? OWN_PORT : "server.port";
			return new FailureAnalysis("Problems using port %s: Address already in use".formatted(port),
					"Choose another port for the actuator (HTTP), as in --%s=9081 (0 picks a free port)"
						.formatted(property),
					inUse);
		}
		BindException refused = findCause(rootFailure, BindException.class);
		return (refused != null) ? refused(refused) : null;
	}

	private FailureAnalysis refused(BindException refused) {
		String reason = String.valueOf(refused.getMessage());
		String group = this.environment.containsProperty(OWN_PORT) ? "management.server" : "server";
		String advice = reason.startsWith("Permission denied") ? "Choose a port from 1024 on, as in --%s.port=9081"
				: "Choose an address of this machine, as in --%s.address=127.0.0.1";
		return new FailureAnalysis("The actuator (HTTP) cannot listen: " + reason, advice.formatted(group), refused);
	}

}
