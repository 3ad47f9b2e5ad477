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

	/** Returns the kind of failure. */
	public TalkOutcome outcome() {
		return this.outcome;
	}

	/** Returns the failure in a chain of causes, or {@code null}. */
	static @Nullable TalkException in(Throwable thrown) {
		Throwable cause = thrown;
		while (cause != null && !(cause instanceof TalkException)) {
			cause = cause.getCause();
		}
		return (TalkException) cause;
	}

}
