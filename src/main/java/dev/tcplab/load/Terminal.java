package dev.tcplab.load;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;

/**
 * Whether somebody looks on.
 */
final class Terminal {

	private Terminal() {
	}

	/**
	 * Whether standard error is a terminal, wherever the other streams go.
	 * @return whether it is, as far as this system can tell
	 */
	static boolean isStandardError() throws InterruptedException {
		try {
			// Java itself tells of standard input and output together only.
			return new ProcessBuilder("test", "-t", "2").redirectError(Redirect.INHERIT).start().waitFor() == 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

}
