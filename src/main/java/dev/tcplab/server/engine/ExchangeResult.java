package dev.tcplab.server.engine;

import java.time.Duration;
import java.time.Instant;

import dev.tcplab.server.Client;
import dev.tcplab.server.Outcome;
import dev.tcplab.server.Timeline;
import dev.tcplab.server.engine.Received.Failed;
import dev.tcplab.support.Deadline;

/**
 * The result of one exchange.
 *
 * @param heard whether a complete message arrived
 * @param received the first bytes received; empty if no event needs them
 * @param sent the first bytes written; empty if no event needs them
 * @param duration time from the accept, or from the first byte of a later message, to the
 * end of the exchange
 * @param timeline the steps of the exchange; empty if no event needs them
 */
record ExchangeResult(boolean first, boolean heard, Answer answer, long bytesIn, long bytesOut, byte[] received,
		byte[] sent, Duration duration, Timeline timeline) {

	private static final byte[] NOTHING = {};

	static ExchangeResult of(ClientSocket client, boolean heard, Answer answer) {
		return new ExchangeResult(client.isFirst(), heard, answer, client.received().count(), client.written().count(),
				client.received().kept(), client.written().kept(),
				Duration.ofNanos(Deadline.now() - client.startedAt()), timeline(client, answer));
	}

	// Without an outcome, there was no exchange, so the steps belong to the previous one.
	private static Timeline timeline(ClientSocket client, Answer answer) {
		return (answer.outcome() != null) ? client.timeline().take() : Timeline.NONE;
	}

	// For a connection for which there is no thread.
	static ExchangeResult abandoned(ClientSocket client) {
		return of(client, false, Answer.none(Outcome.ERROR, null));
	}

	// For a client that was admitted after it had left.
	static ExchangeResult late(Client client, Failed failed) {
		return new ExchangeResult(true, false, Answer.none(failed.outcome(), failed.reason()), 0, 0, NOTHING, NOTHING,
				Duration.between(client.connectedAt(), Instant.now()), Timeline.NONE);
	}

}
