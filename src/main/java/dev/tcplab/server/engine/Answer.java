package dev.tcplab.server.engine;

import java.util.EnumSet;
import java.util.Set;

import dev.tcplab.server.FaultEnd;
import dev.tcplab.server.FaultKind;
import dev.tcplab.server.Outcome;
import dev.tcplab.server.Reply;
import dev.tcplab.server.Unanswered;
import dev.tcplab.server.Unanswered.Cause;
import org.jspecify.annotations.Nullable;

/**
 * The way in which an exchange was answered.
 *
 * @param outcome how the exchange ended; {@code null} if the client left between two
 * exchanges
 * @param reason why there was no complete answer; {@code null} if there was one, or if
 * the reason is an error of the server
 * @param end how a fault or a rule ends the connection; {@code null} if none does
 * @param rule the rule that answered; {@code null} if none did
 */
record Answer(@Nullable Outcome outcome, @Nullable Unanswered reason, Set<FaultKind> faults, @Nullable FaultEnd end,
		@Nullable String rule) {

	static Answer complete() {
		return new Answer(Outcome.ANSWERED, null, Set.of(), null, null);
	}

	static Answer none(@Nullable Outcome outcome, @Nullable Unanswered reason) {
		return new Answer(outcome, reason, Set.of(), null, null);
	}

	static Answer none(Reply reply) {
		Unanswered reason = new Unanswered(Cause.RULE, String.valueOf(reply.reason()));
		return new Answer((reply.end() == FaultEnd.RESET) ? Outcome.RESET : Outcome.ERROR, reason, Set.of(),
				reply.end(), null);
	}

	// If a fault ends the connection, the rule does not.
	Answer by(Reply reply) {
		boolean ends = leavesConnectionOpen() && reply.end() != FaultEnd.ANSWER;
		return new Answer(this.outcome, this.reason, this.faults, ends ? reply.end() : this.end, reply.reason());
	}

	// The connection has already ended.
	Answer ended() {
		return new Answer(this.outcome, this.reason, this.faults, null, this.rule);
	}

	Answer with(FaultKind fault) {
		Set<FaultKind> all = EnumSet.of(fault);
		all.addAll(this.faults);
		return new Answer(this.outcome, this.reason, all, this.end, this.rule);
	}

	boolean leavesConnectionOpen() {
		return isComplete() && this.end == null;
	}

	boolean isComplete() {
		return this.outcome == Outcome.ANSWERED;
	}

}
