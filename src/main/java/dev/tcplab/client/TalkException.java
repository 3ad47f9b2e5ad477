package dev.tcplab.client;

import org.jspecify.annotations.Nullable;

/**
 * A talk with a server has failed; the message says what happened and what to do.
 */
public class TalkException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final TalkOutcome outcome;

	/**
	 * Creates the failure.
	 * @param outcome how the talk ended
	 * @param message what happened, and what to do
	 * @param cause the exception behind it, or {@code null}
	 */
	public TalkException(TalkOutcome outcome, String message, @Nullable Throwable cause) {
		super(message, cause);
		this.outcome = outcome;
	}

	/**
	 * Returns what kind of failure it is.
	 * @return how the talk ended
	 */
	public TalkOutcome outcome() {
		return this.outcome;
	}

	/**
	 * Finds the failure of a talk in what was thrown around it.
	 * @param thrown what was thrown
	 * @return the failure, or {@code null}
	 */
	static @Nullable TalkException in(Throwable thrown) {
		Throwable cause = thrown;
		while (cause != null && !(cause instanceof TalkException)) {
			cause = cause.getCause();
		}
		return (TalkException) cause;
	}

}
