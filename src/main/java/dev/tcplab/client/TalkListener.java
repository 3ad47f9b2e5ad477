package dev.tcplab.client;

import java.time.Duration;

/** A listener for exchanges that ended. Any bean may be one. */
@FunctionalInterface
public interface TalkListener {

	/**
	 * Called when an exchange ended, on the thread that talked, by many threads at once.
	 * @param outcome how it ended
	 * @param duration from the connect to the answer or the failure
	 */
	void onTalk(TalkOutcome outcome, Duration duration);

}
