package dev.tcplab.server.engine;

import java.io.IOException;
import java.net.InetAddress;

import dev.tcplab.console.PythonAddress;
import dev.tcplab.server.ListenException;
import dev.tcplab.server.PortTakenException;

final class ListenFailures {

	private ListenFailures() {
	}

	static ListenException refused(String server, InetAddress address, int port, IOException cause) {
		String reason = String.valueOf(cause.getMessage());
		String properties = "tcp-lab.servers." + server;
		if (reason.startsWith("Permission denied")) {
			return port(port, "Permission denied. Do you have permission?",
					"Choose a port from 1024 on, as in --%s.port=8090".formatted(properties), cause);
		}
		if (reason.startsWith("Cannot assign requested address")) {
			return port(port, reason,
					"%s is not an address of this machine. Choose one that is, as in --%s.address=0.0.0.0 (all of them)"
						.formatted(PythonAddress.host(address), properties),
					cause);
		}
		String another = "another port, as in --%s.port=8090 (0 picks a free port)".formatted(properties);
		if (reason.startsWith("Address already in use")) {
			return new PortTakenException(port, "Problems using port %d: %s".formatted(port, reason),
					"Stop the program that uses it, or choose " + another, cause);
		}
		return port(port, reason, "Choose another address, or " + another, cause);
	}

	private static ListenException port(int port, String reason, String advice, IOException cause) {
		return new ListenException("Problems using port %d: %s".formatted(port, reason), advice, cause);
	}

	static ListenException shared(String one, String other, int port) {
		return new ListenException("Problems using port %d: %s and %s both use it".formatted(port, one, other),
				"Choose another port for one of them, as in --tcp-lab.servers.%s.port=8090".formatted(other), null);
	}

	static ListenException withoutPort(String server) {
		return new ListenException("%s has no port".formatted(server),
				"Choose one, as in --tcp-lab.servers.%s.port=8090 (0 picks a free port)".formatted(server), null);
	}

	static ListenException finished(String server, int limit) {
		return new ListenException("%s has served all the clients that its limit of %d allows".formatted(server, limit),
				"Reset it first (DELETE), then start it", null);
	}

	static ListenException away(String server, String reason) {
		return new ListenException("%s cannot listen yet: %s".formatted(server, reason),
				"It listens by itself as soon as it can", null);
	}

	static ListenException ending(String server) {
		return new ListenException("%s cannot start during shutdown".formatted(server), "Start the application again",
				null);
	}

}
