package dev.tcplab.app;

import dev.tcplab.support.AdvisedException;

/**
 * What was asked for cannot be run.
 */
class StartupException extends AdvisedException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the exception.
	 * @param problem what is wrong, in one line
	 * @param advice what to do, in one line
	 */
	StartupException(String problem, String advice) {
		super(problem, advice, null);
	}

}
