package dev.tcplab.server;

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
	 * It has attended as many clients as its limit allows.
	 */
	FINISHED,

	/**
	 * It could not start.
	 */
	FAILED

}
