package dev.tcplab.server;

import java.io.IOException;
import java.net.InetAddress;

import dev.tcplab.console.PythonAddress;
import org.jspecify.annotations.Nullable;

/**
 * A server cannot have the port or the address that it is to listen on.
 */
class PortException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String advice;

	private PortException(int port, String reason, String advice, @Nullable IOException cause) {
		super("Problems using port %d: %s".formatted(port, reason), cause);
		this.advice = advice;
	}

	/**
	 * The system refuses the port or the address.
	 * @param server the server's name
	 * @param address the address that was asked for
	 * @param port the port that was asked for
	 * @param cause the system's refusal
	 * @return the exception, with the lesson's words
	 */
	static PortException refused(String server, InetAddress address, int port, IOException cause) {
		String reason = String.valueOf(cause.getMessage());
		String properties = "tcp-lab.servers." + server;
		if (reason.startsWith("Permission denied")) {
			return new PortException(port, "Permission denied. Do you have permission?",
					"Choose a port from 1024 on, as in --%s.port=8090".formatted(properties), cause);
		}
		if (reason.startsWith("Cannot assign requested address")) {
			return new PortException(port, reason,
					"%s is not an address of this machine. Choose one that is, as in --%s.address=0.0.0.0 (all of them)"
						.formatted(PythonAddress.host(address), properties),
					cause);
		}
		String stop = reason.startsWith("Address already in use") ? "Stop the program that uses it, or choose"
				: "Choose another address, or";
		return new PortException(port, reason,
				"%s another port, as in --%s.port=8090 (0 is any free one)".formatted(stop, properties), cause);
	}

	/**
	 * Two servers are to listen on the same port.
	 * @param one the first server's name
	 * @param other the other server's name
	 * @param port the port
	 * @return the exception
	 */
	static PortException shared(String one, String other, int port) {
		return new PortException(port, "both %s and %s are to listen on it".formatted(one, other),
				"Choose another port for one of them, as in --tcp-lab.servers.%s.port=8090".formatted(other), null);
	}

	/**
	 * Returns what to do.
	 * @return one line
	 */
	String advice() {
		return this.advice;
	}

}
