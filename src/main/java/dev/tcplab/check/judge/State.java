package dev.tcplab.check.judge;

import java.util.Locale;

/**
 * What came of one check.
 */
public enum State {

	/**
	 * As the exercise asks.
	 */
	PASSED,

	/**
	 * Something that a client or the exercise misses.
	 */
	FAILED,

	/**
	 * Not run, because an earlier check failed.
	 */
	NOT_RUN,

	/**
	 * Worth knowing, and never a failure.
	 */
	REMARK;

	/**
	 * Returns the state's name in words.
	 * @return such as {@code not run}
	 */
	public String inWords() {
		return name().toLowerCase(Locale.ROOT).replace('_', ' ');
	}

}
