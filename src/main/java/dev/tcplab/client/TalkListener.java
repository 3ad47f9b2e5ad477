package dev.tcplab.client;

import java.time.Duration;

/**
 * Hears of every talk when it has ended; any bean may be one.
 */
@FunctionalInterface
public interface TalkListener {

	/**
	 * A talk has ended. Called on the talking thread, by many at once.
	 * @param outcome how it ended
	 * @param duration from the connect to the answer or the failure
	 */
	void onTalk(TalkOutcome outcome, Duration duration);

}
