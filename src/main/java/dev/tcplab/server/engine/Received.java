package dev.tcplab.server.engine;

import dev.tcplab.server.Outcome;
import dev.tcplab.server.Unanswered;

/**
 * The result of waiting for a message.
 */
sealed interface Received {

	record Message(byte[] bytes) implements Received {
	}

	// The client left before its next message, so there is no exchange.
	record Left() implements Received {
	}

	// No message can arrive anymore.
	record Failed(Outcome outcome, Unanswered reason) implements Received {
	}

}
