package dev.tcplab.mode.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.HdrHistogram.Histogram;

final class Summary {

	private Summary() {
	}

	static List<String> lines(LoadResult result) {
		List<String> lines = new ArrayList<>();
		lines.add(String.format(Locale.ROOT, "exchanges  %d in %.3f s, %.0f/s", result.exchanges(), result.seconds(),
				result.rate()));
		lines.add("errors     " + errors(result));
		if (result.notBegun() > 0) {
			lines.add("not begun  %d, because all clients were busy: the rate was not reached"
				.formatted(result.notBegun()));
		}
		if (result.hasAnswers()) {
			lines.add("latency    " + latency(result.latencies())
					+ ((result.errors() > 0) ? ", without the %d failed".formatted(result.errors()) : ""));
			lines.add("");
			lines.add("%10s %12s".formatted("up to", "exchanges"));
			lines.addAll(LatencyChart.rows(result.latencies()));
		}
		return lines;
	}

	private static String errors(LoadResult result) {
		return result.errorsByKind().isEmpty() ? "0"
				: result.errorsByKind()
					.entrySet()
					.stream()
					.map((kind) -> kind.getKey() + " " + kind.getValue())
					.collect(Collectors.joining(", ", result.errors() + ": ", ""));
	}

	private static String latency(Histogram latencies) {
		return "p50 %s, p90 %s, p99 %s, p99.9 %s, max %s".formatted(at(latencies, 50), at(latencies, 90),
				at(latencies, 99), at(latencies, 99.9), Millis.text(latencies.getMaxValue()));
	}

	private static String at(Histogram latencies, double percentile) {
		return Millis.text(latencies.getValueAtPercentile(percentile));
	}

}
