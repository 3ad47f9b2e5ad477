package dev.tcplab.client;

import dev.tcplab.support.EnumName;

/** How an exchange with a server ended. */
public enum TalkOutcome {

	/** The server answered. */
	ANSWERED,

	/** The message was sent, and no answer was awaited. */
	SENT,

	/** The server's host name is not known. */
	UNKNOWN_HOST,

	/** No server listens there. */
	REFUSED,

	/** No connection was made in time. */
	CONNECT_TIMEOUT,

	/** No connection could be made. */
	UNREACHABLE,

	/** No secure connection could be agreed on. */
	HANDSHAKE,

	/** The complete answer did not arrive in time. */
	TIMEOUT,

	/** The connection broke before an answer arrived. */
	RESET,

	/** The connection was closed before an answer arrived. */
	CLOSED,

	/** The answer was too long, a frame did not fit the codec, or the client failed. */
	ERROR;

	/** Returns whether no connection was made. */
	public boolean isUnreached() {
		return switch (this) {
			case UNKNOWN_HOST, REFUSED, CONNECT_TIMEOUT, UNREACHABLE, HANDSHAKE -> true;
			default -> false;
		};
	}

	/** Returns the name in lowercase, with hyphens. */
	@Override
	public String toString() {
		return EnumName.of(this);
	}

}
