package dev.tcplab.client;

import dev.tcplab.support.EnumName;

/**
 * How a talk with a server ended.
 */
public enum TalkOutcome {

	/**
	 * The server answered.
	 */
	ANSWERED,

	/**
	 * The message was sent, and no answer was awaited.
	 */
	SENT,

	/**
	 * The server's host name is not known.
	 */
	UNKNOWN_HOST,

	/**
	 * No server listens there.
	 */
	REFUSED,

	/**
	 * No connection was made in time.
	 */
	CONNECT_TIMEOUT,

	/**
	 * No connection could be made.
	 */
	UNREACHABLE,

	/**
	 * No secure connection could be agreed on.
	 */
	HANDSHAKE,

	/**
	 * The whole answer did not come in time.
	 */
	TIMEOUT,

	/**
	 * The connection was broken before an answer came.
	 */
	RESET,

	/**
	 * The connection was closed before an answer came.
	 */
	CLOSED,

	/**
	 * The answer was too long, or the client itself failed.
	 */
	ERROR;

	/**
	 * Whether no connection was made on which to talk.
	 * @return whether the server was not reached
	 */
	public boolean isUnreached() {
		return switch (this) {
			case UNKNOWN_HOST, REFUSED, CONNECT_TIMEOUT, UNREACHABLE, HANDSHAKE -> true;
			default -> false;
		};
	}

	/**
	 * Returns the outcome as it is shown.
	 * @return its name in lower case, with hyphens
	 */
	@Override
	public String toString() {
		return EnumName.of(this);
	}

}
