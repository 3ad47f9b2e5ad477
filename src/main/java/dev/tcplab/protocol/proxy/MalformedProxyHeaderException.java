package dev.tcplab.protocol.proxy;

import java.io.IOException;

/**
 * A connection does not begin with the header that was expected.
 */
public class MalformedProxyHeaderException extends IOException {

	private static final long serialVersionUID = 1L;

	private final int received;

	MalformedProxyHeaderException(String message, int received) {
		super(message);
		this.received = received;
	}

	/**
	 * Returns how much had come.
	 * @return how many bytes; 0 if the other side has left at once
	 */
	public int received() {
		return this.received;
	}

}
