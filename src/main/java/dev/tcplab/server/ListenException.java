package dev.tcplab.server;

import dev.tcplab.support.AdvisedException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a server cannot listen. It has a message with the reason, and advice.
 */
public class ListenException extends AdvisedException {

	private static final long serialVersionUID = 1L;

	public ListenException(String message, String advice, @Nullable Throwable cause) {
		super(message, advice, cause);
	}

}
