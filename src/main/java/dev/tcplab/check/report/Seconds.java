package dev.tcplab.check.report;

import dev.tcplab.check.judge.Verdict;

/**
 * How long the check of a program took.
 */
final class Seconds {

	private static final double MILLIS = 1000;

	private Seconds() {
	}

	/**
	 * Returns the time.
	 * @param verdict what came of the program
	 * @return seconds, to the millisecond
	 */
	static double of(Verdict verdict) {
		return verdict.time().toMillis() / MILLIS;
	}

}
