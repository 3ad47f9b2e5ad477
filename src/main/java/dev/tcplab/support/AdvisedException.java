package dev.tcplab.support;

import org.jspecify.annotations.Nullable;

/**
 * A failure that its reader can mend: the message says what happened, the advice what to
 * do.
 */
public class AdvisedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String advice;

	/**
	 * Creates the exception.
	 * @param message what happened, in one line
	 * @param advice what to do, in one line
	 * @param cause what the system or a library said, if anything
	 */
	public AdvisedException(String message, String advice, @Nullable Throwable cause) {
		super(message, cause);
		this.advice = advice;
	}

	/**
	 * Returns what to do.
	 * @return one line
	 */
	public String advice() {
		return this.advice;
	}

}
