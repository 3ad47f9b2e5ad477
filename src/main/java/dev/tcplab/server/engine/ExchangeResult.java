package dev.tcplab.server.engine;

import java.time.Duration;

import dev.tcplab.server.Outcome;
import dev.tcplab.support.Deadline;

/**
 * The result of one exchange.
 *
 * @param heard whether a complete message arrived
 * @param answer how it was answered
 * @param bytesIn bytes received since the accept or the last exchange
 * @param bytesOut bytes written since the accept or the last exchange
 * @param received the first bytes received, if an event will have them
 * @param sent the first bytes written, if an event will have them
 * @param duration from the accept, or the arrival of a further message
 */
record ExchangeResult(boolean heard, Answer answer, long bytesIn, long bytesOut, byte[] received, byte[] sent,
		Duration duration) {

	static ExchangeResult of(ClientSocket client, boolean heard, Answer answer) {
		return new ExchangeResult(heard, answer, client.in().count(), client.out().count(), client.in().kept(),
				client.out().kept(), Duration.ofNanos(Deadline.now() - client.startedAt()));
	}

	/**
	 * Returns the result of a connection for which there is no thread.
	 */
	static ExchangeResult abandoned(ClientSocket client) {
		return of(client, false, Answer.none(Outcome.ERROR, null));
	}

	/**
	 * Returns whether another exchange may follow.
	 * @return whether the message was answered and no fault ends the connection
	 */
	boolean leavesConnectionOpen() {
		return this.answer.isComplete() && this.answer.end() == null;
	}

}
