package dev.tcplab.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether anybody looks on.
 */
public final class Terminal {

	private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

	private Terminal() {
	}

	/**
	 * Whether standard error is a terminal, wherever the other streams go. Java itself
	 * tells only whether all of them are one, which is as far as it goes where there is
	 * no {@code /proc}.
	 * @return whether it is
	 */
	public static boolean isStandardError() {
		try {
			return Files.readSymbolicLink(STANDARD_ERROR).toString().matches("/dev/(pts/|tty|console).*");
		}
		catch (IOException | UnsupportedOperationException ex) {
			return System.console() != null;
		}
	}

}
