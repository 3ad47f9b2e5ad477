package dev.tcplab.mode.load;

import dev.tcplab.client.TalkException;
import dev.tcplab.client.TalkOutcome;
import dev.tcplab.client.engine.ServerAddress;

/** Thrown when a server leaves the connection open, so that the answer has no end. */
final class UnendedAnswerException extends TalkException {

	private static final long serialVersionUID = 1L;

	UnendedAnswerException(ServerAddress server, long millis) {
		super(TalkOutcome.TIMEOUT,
				"%s was silent for %d ms after the first bytes of its answer, but left the connection open, so load cannot recognize the end of an answer. Set the complete answer with --expect, or a codec such as --codec=lf."
					.formatted(server, millis),
				null);
	}

}
