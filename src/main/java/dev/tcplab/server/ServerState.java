package dev.tcplab.server;

import dev.tcplab.support.EnumName;

/**
 * The states of a server.
 */
public enum ServerState {

	LISTENING,

	/**
	 * The server was not started, or was stopped.
	 */
	STOPPED,

	/**
	 * The server has served as many clients as its limit allows.
	 */
	FINISHED,

	FAILED;

	@Override
	public String toString() {
		return EnumName.of(this);
	}

}
