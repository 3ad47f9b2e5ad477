package dev.tcplab.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;

import dev.tcplab.server.PortTakenException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Names all ports of {@code lab} that are taken, most likely by another {@code lab}. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class TakenPortsFailureAnalyzer extends AbstractFailureAnalyzer<PortTakenException> {

	private final Environment environment;

	TakenPortsFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, PortTakenException cause) {
		if (!this.environment.acceptsProfiles(Profiles.of(LabProfile.LAB.profile()))) {
			return null;
		}
		List<String> others = LabProfile.ofLab()
			.stream()
			.map((server) -> "tcp-lab.servers.%s.port".formatted(server))
			.map((property) -> this.environment.getRequiredProperty(property, Integer.class))
			.filter((port) -> port != cause.port() && isTaken(port))
			.map(String::valueOf)
			.toList();
		return others.isEmpty() ? null
				: new FailureAnalysis(cause.getMessage(),
						"Port %s too, perhaps by another TCP Lab. Stop it, or move all servers, as in --port=9000"
							.formatted(String.join(", ", others)),
						cause);
	}

	/** The servers of this process no longer listen. */
	private boolean isTaken(int port) {
		InetAddress address = this.environment.getProperty("tcp-lab.server.address", InetAddress.class);
		try {
			new ServerSocket(port, 1, address).close();
			return false;
		}
		catch (IOException ex) {
			return true;
		}
	}

}
