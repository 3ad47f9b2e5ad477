package dev.tcplab.console;

import java.time.Duration;

public final class TimeInWords {

	private TimeInWords() {
	}

	/**
	 * Returns seconds if they are whole, or milliseconds: {@code 10 s}, {@code 200 ms}.
	 */
	public static String of(Duration time) {
		return (time.toMillis() % 1000 == 0) ? time.toSeconds() + " s" : time.toMillis() + " ms";
	}

}
