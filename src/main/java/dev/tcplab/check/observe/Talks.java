package dev.tcplab.check.observe;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The exercise's clients and their exchanges with a server.
 *
 * @param talks the exchanges in order, up to the first that failed
 * @param secondServed whether the second client was answered while the first waited
 * @param waiting the number of connections to accept when a client got no answer
 * @param beyond a client after the last one, if the exercise ends
 */
record Talks(List<Talk> talks, boolean secondServed, int waiting, @Nullable Talk beyond, boolean ended) {

	static Talks unfinished(List<Talk> talks) {
		return new Talks(talks, false, 0, null, false);
	}

	boolean isFirstAnswered() {
		return this.talks.get(0).isAnswered();
	}

}
