package dev.tcplab.server.engine;

import java.util.EnumSet;
import java.util.Set;

import dev.tcplab.server.FaultKind;
import dev.tcplab.server.FaultSettings.End;
import dev.tcplab.server.Outcome;
import dev.tcplab.server.Unanswered;
import org.jspecify.annotations.Nullable;

/**
 * The result of writing an answer, complete or not.
 *
 * @param outcome how the exchange ends with it
 * @param reason why it is not complete; {@code null} if it is, or if the reason is an
 * error of the server
 * @param frame the complete answer, framed
 * @param written how many bytes of it were written
 * @param faults the faults that the client met
 * @param end how a fault ends the connection; {@code null} if none does
 */
record Answer(Outcome outcome, @Nullable Unanswered reason, byte[] frame, int written, Set<FaultKind> faults,
		@Nullable End end) {

	private static final byte[] NOTHING = {};

	static Answer complete(byte[] frame) {
		return new Answer(Outcome.ANSWERED, null, frame, frame.length, Set.of(), null);
	}

	static Answer none(Outcome outcome, @Nullable Unanswered reason, Set<FaultKind> faults) {
		return new Answer(outcome, reason, NOTHING, 0, faults, null);
	}

	/**
	 * Returns this answer after its fault has ended the connection.
	 */
	Answer ended() {
		return new Answer(this.outcome, this.reason, this.frame, this.written, this.faults, null);
	}

	/**
	 * Returns this answer with earlier faults added.
	 * @param before the faults that the client met before the answer
	 * @return the answer with all faults
	 */
	Answer with(Set<FaultKind> before) {
		if (before.isEmpty()) {
			return this;
		}
		Set<FaultKind> all = EnumSet.copyOf(before);
		all.addAll(this.faults);
		return new Answer(this.outcome, this.reason, this.frame, this.written, all, this.end);
	}

}
