package dev.tcplab.bench;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures things in turns: A, B, C, and again A, B, C.
 *
 * @param <T> what is measured
 * @param <M> what one round measures
 */
final class Rounds<T, M> {

	private final Map<T, Series<M>> series = new LinkedHashMap<>();

	private Rounds() {
	}

	static <T, M> Rounds<T, M> run(int count, List<T> things, Measurement<T, M> measurement)
			throws IOException, InterruptedException {
		Rounds<T, M> rounds = new Rounds<>();
		things.forEach((thing) -> rounds.series.put(thing, new Series<>()));
		for (int round = 1; round <= count; round++) {
			Progress.say("Round %d of %d", round, count);
			for (T thing : things) {
				rounds.of(thing).add(measurement.take(thing));
			}
		}
		return rounds;
	}

	Series<M> of(T thing) {
		return this.series.get(thing);
	}

	/**
	 * Measures one thing once.
	 *
	 * @param <T> what is measured
	 * @param <M> what is measured of it
	 */
	@FunctionalInterface
	interface Measurement<T, M> {

		M take(T thing) throws IOException, InterruptedException;

	}

}
