package dev.tcplab.server;

import dev.tcplab.support.EnumName;

/**
 * What a server is doing.
 */
public enum ServerState {

	/**
	 * It accepts clients.
	 */
	LISTENING,

	/**
	 * It was not started, or was stopped.
	 */
	STOPPED,

	/**
	 * It has served as many clients as its limit allows.
	 */
	FINISHED,

	/**
	 * It cannot listen.
	 */
	FAILED;

	/**
	 * Returns the state as it is shown.
	 * @return its name in lower case
	 */
	@Override
	public String toString() {
		return EnumName.of(this);
	}

}
