package dev.tcplab.server.engine;

import java.time.Duration;
import java.util.Set;

import dev.tcplab.server.FaultKind;
import dev.tcplab.server.FaultSettings.End;
import dev.tcplab.server.Outcome;
import dev.tcplab.server.Unanswered;
import dev.tcplab.support.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * The result of one exchange.
 *
 * @param outcome how it ended; {@code null} if the client just left
 * @param reason why there was no complete answer; {@code null} if there was one, or if
 * the reason is an error of the server
 * @param heard whether a complete message arrived
 * @param bytesIn bytes received since the accept or the last exchange
 * @param bytesOut bytes written
 * @param received the first bytes received, if an event will have them
 * @param sent the first bytes written, if an event will have them
 * @param duration from the accept, or the arrival of a further message
 * @param faults the faults that the client met
 * @param end how a fault ends the connection; {@code null} if none does
 */
record ExchangeResult(@Nullable Outcome outcome, @Nullable Unanswered reason, boolean heard, long bytesIn,
		long bytesOut, byte[] received, byte[] sent, Duration duration, Set<FaultKind> faults, @Nullable End end) {

	private static final byte[] NOTHING = {};

	/**
	 * Returns the result of an exchange without a message.
	 * @param client the client's socket
	 * @param first whether it is the first exchange of the connection
	 * @param outcome how it ended; {@code null} if the client just left
	 * @param reason why
	 * @param faults the faults that the client met
	 * @return the result
	 */
	static ExchangeResult withoutMessage(ClientSocket client, boolean first, @Nullable Outcome outcome,
			@Nullable Unanswered reason, Set<FaultKind> faults) {
		return new ExchangeResult(outcome, reason, false, client.bytesIn(), 0, client.received(), NOTHING,
				since(client.startedAt(first)), faults, null);
	}

	/**
	 * Returns the result of an exchange whose complete message arrived, answered or not.
	 * @param client the client's socket
	 * @param first whether it is the first exchange of the connection
	 * @param answer what was written
	 * @param kept how many of the first bytes written to keep
	 * @return the result
	 */
	static ExchangeResult of(ClientSocket client, boolean first, Answer answer, int kept) {
		return new ExchangeResult(answer.outcome(), answer.reason(), true, client.bytesIn(), answer.written(),
				client.received(), BoundedBytes.copyOf(answer.frame(), Math.min(kept, answer.written())),
				since(client.startedAt(first)), answer.faults(), answer.end());
	}

	private static Duration since(long moment) {
		return Duration.ofNanos(Deadline.now() - moment);
	}

	boolean isAnswered() {
		return this.outcome == Outcome.ANSWERED;
	}

	/**
	 * Returns whether another exchange may follow.
	 * @return whether the message was answered and no fault ends the connection
	 */
	boolean leavesConnectionOpen() {
		return isAnswered() && this.end == null;
	}

}
