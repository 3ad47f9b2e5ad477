package dev.tcplab.server;

import java.io.IOException;

/**
 * Thrown when a server cannot listen because another program uses its port.
 */
public class PortTakenException extends ListenException {

	private static final long serialVersionUID = 1L;

	private final int port;

	/**
	 * Creates the exception.
	 * @param port the port
	 * @param message what happened, in one line
	 * @param advice what to do, in one line
	 * @param cause the failure to bind the port
	 */
	public PortTakenException(int port, String message, String advice, IOException cause) {
		super(message, advice, cause);
		this.port = port;
	}

	/**
	 * Returns the port.
	 * @return the port, 1 to 65535
	 */
	public int port() {
		return this.port;
	}

}
