package dev.tcplab.server;

import dev.tcplab.support.EnumName;

/**
 * How an exchange ended.
 */
public enum Outcome {

	/**
	 * The whole answer was written.
	 */
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

	/**
	 * Returns the outcome as it is shown.
	 * @return its name in lower case
	 */
	@Override
	public String toString() {
		return EnumName.of(this);
	}

}
