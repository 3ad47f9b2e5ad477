package dev.tcplab.mode;

import dev.tcplab.client.TalkException;

/**
 * Something that is run once and then ends, as its profile asks: a bean that talks,
 * measures or judges.
 */
@FunctionalInterface
public interface Mode {

	/**
	 * Runs to the end.
	 * @param failures told of what fails while the mode goes on; the process then exits
	 * with 1
	 * @throws TalkException if a talk fails and ends the mode, which is reported like any
	 * other failure
	 * @throws Exception if something fails that the mode does not know of
	 */
	void run(Failures failures) throws Exception;

}
