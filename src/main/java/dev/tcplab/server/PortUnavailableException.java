package dev.tcplab.server;

import java.io.IOException;
import java.net.InetAddress;

import dev.tcplab.console.PythonAddress;

/**
 * A server cannot have the port or the address that it is to listen on.
 */
class PortUnavailableException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String advice;

	/**
	 * Creates the exception.
	 * @param server the server's name
	 * @param address the address that was asked for
	 * @param port the port that was asked for
	 * @param cause the system's refusal
	 */
	PortUnavailableException(String server, InetAddress address, int port, IOException cause) {
		super("Problems using port %d: %s".formatted(port, words(cause)), cause);
		this.advice = advice("tcp-lab.servers." + server, PythonAddress.host(address), words(cause));
	}

	private static String words(IOException cause) {
		String reason = String.valueOf(cause.getMessage());
		return reason.startsWith("Permission denied") ? "Permission denied. Do you have permission?" : reason;
	}

	private static String advice(String properties, String address, String reason) {
		if (reason.startsWith("Permission denied")) {
			return "Choose a port from 1024 on, as in --%s.port=8090".formatted(properties);
		}
		if (reason.startsWith("Cannot assign")) {
			return "%s is not an address of this machine. Choose one that is, as in --%s.address=0.0.0.0 (all of them)"
				.formatted(address, properties);
		}
		return "Stop the program that uses it, or choose another port, as in --%s.port=8090 (0 is any free one)"
			.formatted(properties);
	}

	String advice() {
		return this.advice;
	}

}
