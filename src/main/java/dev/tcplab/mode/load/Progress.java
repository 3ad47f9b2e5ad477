package dev.tcplab.mode.load;

import dev.tcplab.console.Terminal;

/**
 * Shows the progress of a load on standard error.
 */
interface Progress extends AutoCloseable {

	/**
	 * Shows how far it is, if it is time to.
	 * @param status how far it is
	 */
	void show(LoadStatus status);

	@Override
	void close();

	/**
	 * Chooses what suits standard error.
	 * @param alone whether nothing else is printed meanwhile
	 * @return a bar on a terminal, else lines
	 */
	static Progress onStandardError(boolean alone) {
		return (alone && Terminal.isStandardError()) ? new ProgressBarOnTerminal(System.err)
				: new ProgressLines(System.err::println);
	}

}
