package dev.tcplab.server.engine;

import java.io.IOException;
import java.net.InetAddress;

import dev.tcplab.console.PythonAddress;
import dev.tcplab.server.ListenException;

/**
 * The reasons why a server does not listen, in words.
 */
final class ListenFailures {

	private ListenFailures() {
	}

	/**
	 * The system refuses the port or the address.
	 * @param server the server's name
	 * @param address the address that was asked for
	 * @param port the port that was asked for
	 * @param cause the system's refusal
	 * @return the exception, with the lesson's words
	 */
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
		String stop = reason.startsWith("Address already in use") ? "Stop the program that uses it, or choose"
				: "Choose another address, or";
		return port(port, reason,
				"%s another port, as in --%s.port=8090 (0 is any free one)".formatted(stop, properties), cause);
	}

	private static ListenException port(int port, String reason, String advice, IOException cause) {
		return new ListenException("Problems using port %d: %s".formatted(port, reason), advice, cause);
	}

	/**
	 * Two servers are to listen on the same port.
	 * @param one the first server's name
	 * @param other the other server's name
	 * @param port the port
	 * @return the exception
	 */
	static ListenException shared(String one, String other, int port) {
		return new ListenException(
				"Problems using port %d: both %s and %s are to listen on it".formatted(port, one, other),
				"Choose another port for one of them, as in --tcp-lab.servers.%s.port=8090".formatted(other), null);
	}

	/**
	 * A server has served as many clients as its limit allows.
	 * @param server the server's name
	 * @param limit the limit
	 * @return the exception
	 */
	static ListenException finished(String server, int limit) {
		return new ListenException("%s has served all the clients that its limit of %d allows".formatted(server, limit),
				"Reset it first (DELETE), then start it", null);
	}

	/**
	 * Several processes count together, and cannot now.
	 * @param server the server's name
	 * @param reason why not
	 * @return the exception
	 */
	static ListenException away(String server, String reason) {
		return new ListenException("%s cannot listen yet: %s".formatted(server, reason),
				"It listens by itself as soon as it can", null);
	}

	/**
	 * The application is shutting down.
	 * @param server the server's name
	 * @return the exception
	 */
	static ListenException ending(String server) {
		return new ListenException("%s cannot start during shutdown".formatted(server), "Start the application again",
				null);
	}

}
