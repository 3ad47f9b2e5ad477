package dev.tcplab.console;

import java.time.Duration;

/**
 * A time as people read it.
 */
public final class TimeInWords {

	private TimeInWords() {
	}

	/**
	 * Shows a time.
	 * @param time the time
	 * @return whole seconds as in {@code 10 s}, else milliseconds as in {@code 200 ms}
	 */
	public static String of(Duration time) {
		return (time.toMillis() % 1000 == 0) ? time.toSeconds() + " s" : time.toMillis() + " ms";
	}

}
