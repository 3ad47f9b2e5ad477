package dev.tcplab.mode.load;

import java.util.Arrays;

import dev.tcplab.client.TalkException;
import dev.tcplab.client.TalkOutcome;
import dev.tcplab.client.engine.Reply;
import dev.tcplab.console.VisibleText;
import org.jspecify.annotations.Nullable;

/** Separates right answers from wrong ones, and ends a load that cannot succeed. */
final class Outcomes {

	private static final String WRONG_ANSWER = "wrong-answer";

	private final Schedule schedule;

	private final Measurements measurements;

	private final byte @Nullable [] expected;

	private boolean hopeless;

	private volatile long endedAt;

	Outcomes(byte @Nullable [] expected, Schedule schedule, Measurements measurements) {
		this.expected = expected;
		this.schedule = schedule;
		this.measurements = measurements;
	}

	/** {@code begin} is when the exchange was due on the schedule. */
	void answered(long begin, Reply reply) {
		if (this.expected == null || Arrays.equals(reply.answer(), this.expected)) {
			this.measurements.answered(this.schedule.at(reply.receivedAt()) - begin);
			this.endedAt = this.schedule.now();
		}
		else {
			failed(WRONG_ANSWER, "The answer was %s, not %s.".formatted(VisibleText.quoted(reply.answer()),
					VisibleText.quoted(this.expected)));
		}
	}

	/** {@code cause} may be the load's own failure, such as a lack of memory. */
	void failed(Throwable cause) {
		if (!(cause instanceof TalkException failure)) {
			failed(TalkOutcome.ERROR.toString(), cause.toString());
			return;
		}
		if (this.measurements.answered() == 0
				&& (failure.outcome().isUnreached() || failure instanceof UnendedAnswerException)) {
			this.schedule.stop();
			if (this.hopeless) {
				// The first failure was reported. The number of others depends on the
				// schedule.
				return;
			}
			this.hopeless = true;
		}
		failed(failure.outcome().toString(), String.valueOf(failure.getMessage()));
	}

	private void failed(String kind, String reason) {
		this.measurements.failed(kind, reason);
		this.endedAt = this.schedule.now();
	}

	/**
	 * Returns when the last exchange ended, in nanoseconds since the schedule started.
	 */
	long endedAt() {
		return this.endedAt;
	}

}
