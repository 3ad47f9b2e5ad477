package dev.tcplab.mode.load;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The result of a load, as it is printed.
 */
class SummaryTests {

	@Test
	void showsFiguresAndHistogram() {
		Histogram latencies = new Histogram(3);
		latencies.recordValueWithCount(400_000, 60);
		latencies.recordValueWithCount(1_200_000, 30);
		latencies.recordValueWithCount(12_000_000, 10);
		assertThat(Summary.lines(new LoadResult(100, Map.of(), 0, 0.5, Duration.ZERO, latencies))).containsExactly(
				"exchanges  100 in 0.500 s, 200/s", "errors     0",
				"latency    p50 0.4 ms, p90 1.2 ms, p99 12 ms, p99.9 12 ms, max 12 ms", "", "     up to    exchanges", //
				"    0.5 ms           60  " + "#".repeat(50), //
				"      1 ms            0", //
				"      2 ms           30  " + "#".repeat(25), //
				"      5 ms            0", //
				"     10 ms            0", //
				"     20 ms           10  " + "#".repeat(9));
	}

	@Test
	void showsErrorsByKind() {
		Map<String, Long> errors = new TreeMap<>(Map.of("wrong-answer", 2L, "refused", 1L));
		assertThat(Summary.lines(new LoadResult(3, errors, 0, 1, Duration.ZERO, new Histogram(3))))
			.containsExactly("exchanges  3 in 1.000 s, 3/s", "errors     3: refused 1, wrong-answer 2");
	}

	@Test
	void statesFailuresBesidePercentiles() {
		Histogram latencies = new Histogram(3);
		latencies.recordValue(1_000_000);
		assertThat(Summary.lines(new LoadResult(3, Map.of("timeout", 2L), 0, 1, Duration.ZERO, latencies)))
			.contains("latency    p50 1 ms, p90 1 ms, p99 1 ms, p99.9 1 ms, max 1 ms, without the 2 failed");
	}

	@Test
	void showsThatRateWasNotReached() {
		assertThat(Summary.lines(new LoadResult(3, Map.of(), 5, 1, Duration.ZERO, new Histogram(3)))).last()
			.isEqualTo("not begun  5, because all clients were busy: the rate was not reached");
	}

	@Test
	void showsLoadWithoutExchanges() {
		assertThat(Summary.lines(new LoadResult(0, Map.of(), 0, 0, Duration.ZERO, new Histogram(3))))
			.containsExactly("exchanges  0 in 0.000 s, 0/s", "errors     0");
	}

}
