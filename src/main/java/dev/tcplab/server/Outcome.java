package dev.tcplab.server;

import dev.tcplab.support.EnumName;

/**
 * The ways in which an exchange ends. Only {@link #ANSWERED} has a complete answer.
 */
public enum Outcome {

	ANSWERED,

	/**
	 * The client was too slow to send its message or to take the answer.
	 */
	TIMEOUT,

	/**
	 * The client broke the connection.
	 */
	RESET,

	/**
	 * The message was malformed, or no answer could be made.
	 */
	ERROR;

	@Override
	public String toString() {
		return EnumName.of(this);
	}

}
