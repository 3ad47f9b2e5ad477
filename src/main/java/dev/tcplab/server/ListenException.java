package dev.tcplab.server;

import dev.tcplab.support.AdvisedException;
import org.jspecify.annotations.Nullable;

/**
 * A server cannot listen; the message says why, the advice what to do.
 */
public class ListenException extends AdvisedException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the exception.
	 * @param message what happened, in one line
	 * @param advice what to do, in one line
	 * @param cause what the system said, if it was asked
	 */
	public ListenException(String message, String advice, @Nullable Throwable cause) {
		super(message, advice, cause);
	}

}
