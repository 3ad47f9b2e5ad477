package dev.tcplab.bench;

/**
 * Says on standard error what is being done; standard output is the tables' alone.
 */
final class Progress {

	private Progress() {
	}

	static void say(String message, Object... values) {
		System.err.println(message.formatted(values));
	}

}
