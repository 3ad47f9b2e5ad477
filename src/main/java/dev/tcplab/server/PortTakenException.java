package dev.tcplab.server;

import java.io.IOException;

/**
 * Thrown when a server cannot listen because another program uses its port.
 */
public class PortTakenException extends ListenException {

	private static final long serialVersionUID = 1L;

	private final int port;

	public PortTakenException(int port, String message, String advice, IOException cause) {
		super(message, advice, cause);
		this.port = port;
	}

	public int port() {
		return this.port;
	}

}
