package dev.tcplab.check.program;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The Python 3 that tests start.
 */
public final class Python {

	private static final String COMMAND = find();

	private Python() {
	}

	/**
	 * Returns the interpreter itself: the {@code python3} of a version manager is a
	 * script that takes longer than the program.
	 */
	public static String command() {
		return COMMAND;
	}

	/**
	 * Returns whether to run tests that need Python. If it is missing, they are skipped,
	 * but in CI they run and fail.
	 */
	public static boolean isExpected() {
		return "true".equals(System.getenv("CI")) || Commands.find("python3", Path.of("")).isPresent();
	}

	private static String find() {
		try {
			Process process = new ProcessBuilder("python3", "-c", "import sys; print(sys.executable)").start();
			String path = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
			return path.isEmpty() ? "python3" : path;
		}
		catch (IOException ex) {
			return "python3";
		}
	}

}
