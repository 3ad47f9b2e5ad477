package dev.tcplab.mode.load;

import dev.tcplab.console.Terminal;

interface Progress extends AutoCloseable {

	/** Shows the status if it is time to. */
	void show(LoadStatus status);

	@Override
	void close();

	/** Returns a bar on a terminal without other output; otherwise, lines. */
	static Progress onStandardError(boolean alone) {
		return (alone && Terminal.isStandardError()) ? new ProgressBarOnTerminal(System.err)
				: new ProgressLines(System.err::println);
	}

}
