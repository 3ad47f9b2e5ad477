package dev.tcplab.testing;

import java.util.regex.Pattern;

/**
 * Finds the line of the test that uses this package.
 */
final class TestLine {

	private static final StackWalker STACK = StackWalker.getInstance();

	private static final Pattern LIBRARY = Pattern
		.compile("(dev\\.tcplab\\.testing|java|org\\.assertj|org\\.junit)\\..*");

	private TestLine() {
	}

	// As in "MyTests.java:42".
	static String current() {
		return STACK.walk((frames) -> frames.filter((frame) -> !LIBRARY.matcher(frame.getClassName()).matches())
			.findFirst()
			.map((frame) -> frame.getFileName() + ":" + frame.getLineNumber())
			.orElse("unknown line"));
	}

	// A sentence about what the test does wrong, and how to fix it.
	static IllegalStateException misuse(String problem, Object... arguments) {
		return misuseAt(current(), problem.formatted(arguments));
	}

	static IllegalStateException misuseAt(String line, String problem) {
		return new IllegalStateException(line + ": " + problem);
	}

}
