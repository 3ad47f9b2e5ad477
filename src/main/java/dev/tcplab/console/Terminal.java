package dev.tcplab.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

public final class Terminal {

	private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

	private Terminal() {
	}

	/**
	 * Java reports only whether all streams are terminals. That has to do without {@code
	 * /proc}.
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
