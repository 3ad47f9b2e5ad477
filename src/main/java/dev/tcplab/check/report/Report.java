package dev.tcplab.check.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

import dev.tcplab.check.verdict.Verdict;

/**
 * One way to write down verdicts.
 */
@FunctionalInterface
interface Report {

	/**
	 * Writes the verdicts, complete.
	 * @param verdicts one for each submission, in order
	 * @param output where to, in UTF-8 where it is text; left open
	 * @throws IOException if it cannot be written
	 */
	void write(List<Verdict> verdicts, OutputStream output) throws IOException;

}
