package dev.tcplab.server;

import dev.tcplab.console.VisibleText;

/**
 * The reason why a client got no complete answer.
 *
 * @param cause the kind of reason, for code to decide by
 * @param description the reason, as logs and the board show it; "it" is the client
 */
public record Unanswered(Cause cause, String description) {

	public Unanswered {
		// Parts of it may come from the client.
		description = VisibleText.whole(description);
	}

	public enum Cause {

		FAULT,

		LIMIT,

		/**
		 * The peer is not among the proxies that may name a client.
		 */
		UNTRUSTED_PROXY,

		MESSAGE_TOO_LONG,

		/**
		 * The client left in the middle of a message.
		 */
		MESSAGE_CUT_SHORT,

		IMPOSSIBLE_LENGTH,

		NO_MESSAGE,

		PROXY_HEADER,

		TLS_HANDSHAKE,

		TIMEOUT,

		/**
		 * The client broke the connection.
		 */
		RESET,

		STOPPED,

		/**
		 * The flow did not reply in time.
		 */
		NO_ANSWER,

		/**
		 * The answer does not fit into the codec's frame.
		 */
		ANSWER_TOO_LONG,

		/**
		 * No rule matched, or a rule ended the connection without an answer.
		 */
		RULE

	}

}
