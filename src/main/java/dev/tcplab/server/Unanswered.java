package dev.tcplab.server;

import dev.tcplab.console.VisibleText;

/**
 * The reason why a client got no complete answer.
 *
 * @param cause what happened, for programs to decide by
 * @param description what happened, as logs and the board show it; "it" is the client
 */
public record Unanswered(Cause cause, String description) {

	public Unanswered {
		// Parts of it may come from the client.
		description = VisibleText.whole(description);
	}

	/**
	 * The kinds of reasons.
	 */
	public enum Cause {

		/**
		 * A fault on demand.
		 */
		FAULT,

		/**
		 * The server has served as many clients as its limit allows.
		 */
		LIMIT,

		/**
		 * The peer is not among the proxies that may name a client.
		 */
		UNTRUSTED_PROXY,

		/**
		 * The message is longer than the message size.
		 */
		MESSAGE_TOO_LONG,

		/**
		 * The client left in the middle of a message.
		 */
		MESSAGE_CUT_SHORT,

		/**
		 * The header of the message has an impossible length.
		 */
		IMPOSSIBLE_LENGTH,

		/**
		 * The client left without sending a message.
		 */
		NO_MESSAGE,

		/**
		 * The header of the PROXY protocol is malformed.
		 */
		PROXY_HEADER,

		/**
		 * The TLS handshake failed.
		 */
		TLS_HANDSHAKE,

		/**
		 * The client was too slow.
		 */
		TIMEOUT,

		/**
		 * The client broke the connection.
		 */
		RESET,

		/**
		 * The server was stopped.
		 */
		STOPPED,

		/**
		 * The flow did not reply in time.
		 */
		NO_ANSWER,

		/**
		 * The answer does not fit into the codec's frame.
		 */
		ANSWER_TOO_LONG

	}

}
