package dev.tcplab.check.report;

import java.util.List;

import dev.tcplab.check.judge.Verdict;

/**
 * One way to write down verdicts.
 */
@FunctionalInterface
interface Report {

	/**
	 * Writes the verdicts down, complete.
	 * @param verdicts one for each submission, in order
	 * @return the file's text
	 */
	String of(List<Verdict> verdicts);

}
