package dev.tcplab.support;

import org.jspecify.annotations.Nullable;

/** A failure that the user can fix, with one line on what happened and one of advice. */
public class AdvisedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String advice;

	public AdvisedException(String message, String advice, @Nullable Throwable cause) {
		super(message, cause);
		this.advice = advice;
	}

	public String advice() {
		return this.advice;
	}

}
