package dev.tcplab.mode.load;

import java.util.Arrays;

import dev.tcplab.client.Reply;
import dev.tcplab.client.TalkException;
import dev.tcplab.client.TalkOutcome;
import dev.tcplab.console.VisibleText;
import org.jspecify.annotations.Nullable;

/**
 * Says what becomes of the exchanges of a load: tells right answers from wrong, and ends
 * the load if nobody is there.
 */
final class Outcomes {

	private static final String WRONG_ANSWER = "wrong-answer";

	private final Schedule schedule;

	private final Measurements measurements;

	private final byte @Nullable [] expected;

	private boolean hopeless;

	private volatile long endedAt;

	/**
	 * Begins without an exchange.
	 * @param expected what a complete answer must be; {@code null} for any
	 * @param schedule when exchanges begin
	 * @param measurements told of each exchange
	 */
	Outcomes(byte @Nullable [] expected, Schedule schedule, Measurements measurements) {
		this.expected = expected;
		this.schedule = schedule;
		this.measurements = measurements;
	}

	/**
	 * An exchange has been answered.
	 * @param begin when it was to begin, on the schedule
	 * @param reply the answer
	 */
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

	/**
	 * An exchange has failed.
	 * @param cause why, also if that is not the server's fault, such as a lack of memory
	 */
	void failed(Throwable cause) {
		if (!(cause instanceof TalkException failure)) {
			failed(TalkOutcome.ERROR.toString(), cause.toString());
			return;
		}
		if (this.measurements.answered() == 0
				&& (failure.outcome().isUnreached() || failure instanceof UnendedAnswerException)) {
			this.schedule.stop();
			if (this.hopeless) {
				// The first one has said it; how many others are under way depends on
				// the schedule.
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
	 * Returns when the last exchange ended.
	 * @return nanoseconds since the begin of the schedule
	 */
	long endedAt() {
		return this.endedAt;
	}

}
