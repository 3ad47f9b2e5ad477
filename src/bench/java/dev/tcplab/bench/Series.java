package dev.tcplab.bench;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What was measured of one thing, round by round.
 *
 * @param <M> what one round measures
 */
final class Series<M> {

	private final List<M> rounds = new ArrayList<>();

	void add(M measure) {
		this.rounds.add(measure);
	}

	double median(ToDoubleFunction<M> value) {
		return median(this.rounds.stream().mapToDouble(value));
	}

	/**
	 * The median of the ratios, each of which is taken within one round: what disturbs
	 * the machine then disturbs both sides of it.
	 */
	double ratio(Series<M> other, ToDoubleFunction<M> value) {
		return median(ratios(other, value));
	}

	/**
	 * The median of the ratios, and the least and the greatest of them.
	 */
	String ratioWithSpread(Series<M> other, ToDoubleFunction<M> value) {
		DoubleSummaryStatistics all = ratios(other, value).summaryStatistics();
		return "%s (%s to %s)".formatted(Table.number(ratio(other, value)), Table.number(all.getMin()),
				Table.number(all.getMax()));
	}

	private DoubleStream ratios(Series<M> other, ToDoubleFunction<M> value) {
		return IntStream.range(0, this.rounds.size())
			.mapToDouble((round) -> value.applyAsDouble(this.rounds.get(round))
					/ value.applyAsDouble(other.rounds.get(round)));
	}

	double sum(ToDoubleFunction<M> value) {
		return this.rounds.stream().mapToDouble(value).sum();
	}

	double last(ToDoubleFunction<M> value) {
		return value.applyAsDouble(this.rounds.get(this.rounds.size() - 1));
	}

	private static double median(DoubleStream values) {
		double[] sorted = values.sorted().toArray();
		int middle = sorted.length / 2;
		return (sorted.length % 2 == 1) ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
	}

}
