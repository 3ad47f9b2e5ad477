package dev.tcplab.server;

import dev.tcplab.support.AdvisedException;

/**
 * The place where several processes count together cannot be reached; the message says
 * why, the advice what to do.
 */
public class LedgerAwayException extends AdvisedException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the exception.
	 * @param server the server's name
	 * @param reason why, in one line
	 * @param cause what was thrown
	 */
	public LedgerAwayException(String server, String reason, Throwable cause) {
		super("%s cannot be reset: %s".formatted(server, reason), "Try again when it is back", cause);
	}

}
