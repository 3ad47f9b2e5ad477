package dev.tcplab.client;

import org.jspecify.annotations.Nullable;

/** Thrown when an exchange fails. The message states what happened and what to do. */
public class TalkException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final TalkOutcome outcome;

	/**
	 * Creates the exception.
	 * @param outcome how the exchange ended
	 * @param message what happened, and what to do
	 * @param cause the exception behind it, if any
	 */
	public TalkException(TalkOutcome outcome, String message, @Nullable Throwable cause) {
		super(message, cause);
		this.outcome = outcome;
	}

	/**
	 * Creates the exception without a cause.
	 * @param outcome how the exchange ended
	 * @param message what happened, and what to do
	 */
	public TalkException(TalkOutcome outcome, String message) {
		this(outcome, message, null);
	}

	/** Returns the kind of failure. */
	public TalkOutcome outcome() {
		return this.outcome;
	}

}
