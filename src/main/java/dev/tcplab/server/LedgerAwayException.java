package dev.tcplab.server;

import dev.tcplab.support.AdvisedException;

/**
 * Thrown when the counts that several processes share cannot be reached. It has a message
 * with the reason, and advice.
 */
public class LedgerAwayException extends AdvisedException {

	private static final long serialVersionUID = 1L;

	public LedgerAwayException(String server, String reason, Throwable cause) {
		super("%s cannot be reset: %s".formatted(server, reason), "Try again when it is back", cause);
	}

}
