package dev.tcplab.server.engine;

import dev.tcplab.server.Outcome;
import dev.tcplab.server.Unanswered;

/**
 * The result of waiting for a message.
 */
sealed interface Received {

	/**
	 * A complete message.
	 *
	 * @param bytes the message without its frame
	 */
	record Message(byte[] bytes) implements Received {
	}

	/**
	 * The client left before its next message, so there is no exchange.
	 */
	record Left() implements Received {
	}

	/**
	 * No message can arrive anymore.
	 *
	 * @param outcome how the exchange ended
	 * @param reason why
	 */
	record Failed(Outcome outcome, Unanswered reason) implements Received {
	}

}
