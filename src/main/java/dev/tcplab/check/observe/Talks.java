package dev.tcplab.check.observe;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How the exercise's clients fared with a server.
 *
 * @param talks one after another, until one was not served
 * @param secondServed whether the second was answered while the first waited
 * @param waiting how many connections the server had not accepted when it did not answer
 * @param beyond the client after the last of an exercise that ends, if it was tried
 * @param ended whether the server had ended by itself
 */
record Talks(List<Talk> talks, boolean secondServed, int waiting, @Nullable Talk beyond, boolean ended) {

	boolean isFirstAnswered() {
		return this.talks.get(0).isAnswered();
	}

}
