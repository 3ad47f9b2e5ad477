package dev.tcplab.startup;

/**
 * What was asked for cannot be run.
 */
class StartupException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String advice;

	/**
	 * Creates the exception.
	 * @param problem what is wrong, in one line
	 * @param advice what to do, in one line
	 */
	StartupException(String problem, String advice) {
		super(problem);
		this.advice = advice;
	}

	String advice() {
		return this.advice;
	}

}
