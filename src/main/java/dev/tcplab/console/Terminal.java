package dev.tcplab.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

public final class Terminal {

	private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

	private Terminal() {
	}

	public static boolean isStandardOutput() {
		return isTerminal(DESCRIPTORS.resolve("1"));
	}

	public static boolean isStandardError() {
		return isTerminal(DESCRIPTORS.resolve("2"));
	}

	/**
	 * Java reports only whether all streams are terminals. That has to do without {@code
	 * /proc}.
	 */
	static boolean isTerminal(Path descriptor) {
		try {
			return Files.readSymbolicLink(descriptor).toString().matches("/dev/(pts/|tty|console).*");
		}
		catch (IOException | UnsupportedOperationException ex) {
			return System.console() != null;
		}
	}

}
