package dev.tcplab.server;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * A reply of a flow that does more than answer with some bytes.
 *
 * @param answer exactly the bytes to send, without the frame of the codec; {@code null}
 * closes the connection without an answer
 * @param delay time before the answer, which counts toward no timeout; a stop of the
 * server ends it early
 * @param end how the connection ends after the answer; {@link FaultEnd#ANSWER} leaves
 * that to keep-open. Only this, {@link FaultEnd#CLOSE}, and {@link FaultEnd#RESET} are
 * allowed
 * @param reason the source of this reply, such as "rule 2 (equals PING)"; without an
 * answer, the reason why there is none
 */
public record Reply(byte @Nullable [] answer, Duration delay, FaultEnd end, @Nullable String reason) {

	public Reply {
		Assert.isTrue(end == FaultEnd.ANSWER || end == FaultEnd.CLOSE || end == FaultEnd.RESET,
				"A reply ends the connection with close or reset, or not at all");
		end = (answer == null && end == FaultEnd.ANSWER) ? FaultEnd.CLOSE : end;
	}

	/**
	 * Returns a reply that is only an answer.
	 */
	public static Reply of(byte[] answer) {
		return new Reply(answer, Duration.ZERO, FaultEnd.ANSWER, null);
	}

	/**
	 * Returns a reply that closes the connection without an answer.
	 * @param reason why there is no answer, as logs and the board show it
	 */
	public static Reply none(String reason) {
		return new Reply(null, Duration.ZERO, FaultEnd.CLOSE, reason);
	}

}
