package dev.tcplab.startup;

import java.util.List;

/**
 * None of the active profiles says what to run.
 */
class UnknownProfileException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	UnknownProfileException(List<String> profiles) {
		super("Nothing to run: no server is named %s".formatted(String.join(" or ", profiles)));
	}

}
