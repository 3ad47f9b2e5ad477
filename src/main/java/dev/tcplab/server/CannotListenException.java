package dev.tcplab.server;

import java.io.IOException;
import java.net.InetAddress;

import dev.tcplab.console.PythonAddress;
import org.jspecify.annotations.Nullable;

/**
 * A server cannot listen; the message says why.
 */
public final class CannotListenException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String advice;

	private CannotListenException(String message, String advice, @Nullable IOException cause) {
		super(message, cause);
		this.advice = advice;
	}

	private CannotListenException(int port, String reason, String advice, @Nullable IOException cause) {
		this("Problems using port %d: %s".formatted(port, reason), advice, cause);
	}

	/**
	 * The system refuses the port or the address.
	 * @param server the server's name
	 * @param address the address that was asked for
	 * @param port the port that was asked for
	 * @param cause the system's refusal
	 * @return the exception, with the lesson's words
	 */
	static CannotListenException refused(String server, InetAddress address, int port, IOException cause) {
		String reason = String.valueOf(cause.getMessage());
		String properties = "tcp-lab.servers." + server;
		if (reason.startsWith("Permission denied")) {
			return new CannotListenException(port, "Permission denied. Do you have permission?",
					"Choose a port from 1024 on, as in --%s.port=8090".formatted(properties), cause);
		}
		if (reason.startsWith("Cannot assign requested address")) {
			return new CannotListenException(port, reason,
					"%s is not an address of this machine. Choose one that is, as in --%s.address=0.0.0.0 (all of them)"
						.formatted(PythonAddress.host(address), properties),
					cause);
		}
		String stop = reason.startsWith("Address already in use") ? "Stop the program that uses it, or choose"
				: "Choose another address, or";
		return new CannotListenException(port, reason,
				"%s another port, as in --%s.port=8090 (0 is any free one)".formatted(stop, properties), cause);
	}

	/**
	 * Two servers are to listen on the same port.
	 * @param one the first server's name
	 * @param other the other server's name
	 * @param port the port
	 * @return the exception
	 */
	static CannotListenException shared(String one, String other, int port) {
		return new CannotListenException(port, "both %s and %s are to listen on it".formatted(one, other),
				"Choose another port for one of them, as in --tcp-lab.servers.%s.port=8090".formatted(other), null);
	}

	/**
	 * A server has attended as many clients as its limit allows.
	 * @param server the server's name
	 * @param limit the limit
	 * @return the exception
	 */
	static CannotListenException finished(String server, int limit) {
		return new CannotListenException(
				"%s has attended all the clients that its limit of %d allows".formatted(server, limit),
				"Have it forget them first (DELETE), then start it", null);
	}

	/**
	 * The application is about to end.
	 * @param server the server's name
	 * @return the exception
	 */
	static CannotListenException ending(String server) {
		return new CannotListenException("%s cannot start while the application ends".formatted(server),
				"Start the application again", null);
	}

	/**
	 * Returns what to do.
	 * @return one line
	 */
	public String advice() {
		return this.advice;
	}

}
