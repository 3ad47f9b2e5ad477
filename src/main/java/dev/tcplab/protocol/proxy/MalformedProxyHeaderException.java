package dev.tcplab.protocol.proxy;

import java.io.IOException;

/**
 * Thrown when a connection does not start with the expected header.
 */
public class MalformedProxyHeaderException extends IOException {

	private static final long serialVersionUID = 1L;

	private final int received;

	MalformedProxyHeaderException(String message, int received) {
		super(message);
		this.received = received;
	}

	/**
	 * Returns how many bytes arrived; 0 if the peer left at once.
	 */
	public int received() {
		return this.received;
	}

}
