package dev.tcplab.mode.load;

import java.util.ArrayList;
import java.util.List;

import org.HdrHistogram.Histogram;

/** A histogram as text, with a row for each step of 1, 2, 5, 10, and so on. */
final class LatencyChart {

	private static final int WIDTH = 50;

	private static final int[] STEPS = { 1, 2, 5 };

	private LatencyChart() {
	}

	/** Returns rows from the least latency to the greatest. */
	static List<String> rows(Histogram latencies) {
		List<String> rows = new ArrayList<>();
		long most = 0;
		List<Step> steps = steps(latencies);
		for (Step step : steps) {
			most = Math.max(most, step.count());
		}
		for (Step step : steps) {
			String bar = "#".repeat((int) Math.ceil((double) WIDTH * step.count() / most));
			rows.add("%10s %12d  %s".formatted(Millis.text(step.end()), step.count(), bar).stripTrailing());
		}
		return rows;
	}

	private static List<Step> steps(Histogram latencies) {
		List<Step> steps = new ArrayList<>();
		long from = 0;
		for (int i = 0; from <= latencies.getMaxValue() && latencies.getTotalCount() > 0; i++) {
			long end = STEPS[i % STEPS.length] * (long) Math.pow(10, i / STEPS.length);
			long count = latencies.getCountBetweenValues(from, end);
			if (count > 0 || !steps.isEmpty()) {
				steps.add(new Step(end, count));
			}
			from = latencies.nextNonEquivalentValue(end);
		}
		return steps;
	}

	private record Step(long end, long count) {
	}

}
