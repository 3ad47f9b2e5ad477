package dev.tcplab.mode.load;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The limits of a load, on 198 answers within 1 ms and one in 12 ms, in 2 s.
 */
class ThresholdTests {

	@ParameterizedTest
	@CsvSource({ "max-p99, 2ms, 0,", "max-p99, 20ms, 1,",
			"max-p99, 2ms, 3, '198 of 202 exchanges were answered within 2 ms, but 99 % must be.'", "min-rate, 99, 0,",
			"min-rate, 100, 0, '99.5 exchanges per second were answered, but at least 100 must be.'",
			"max-errors, 2, 2,", "max-errors, 2, 3, '3 of 202 exchanges failed, but at most 2 may.'",
			"max-errors, 0, 3, 3 of 202 exchanges failed." })
	void comparesFiguresWithLimit(String name, String limit, long errors, String failure) {
		LoadResult result = new LoadResult(199 + errors, Map.of("timeout", errors), 0, 2, Duration.ZERO, latencies());
		assertThat(Threshold.of(settings(name, limit), result)).filteredOn((threshold) -> threshold.name().equals(name))
			.extracting(Threshold::failure)
			.containsExactly(failure);
	}

	@Test
	void failsWithoutAnswers() {
		LoadResult result = new LoadResult(1, Map.of("refused", 1L), 0, 2, Duration.ZERO, new Histogram(3));
		assertThat(Threshold.of(settings("max-errors", "5"), result)).extracting(Threshold::failure)
			.containsExactly("No exchange was answered.");
	}

	@Test
	void checksErrorsOnlyByDefault() {
		LoadResult result = new LoadResult(199, Map.of(), 0, 2, Duration.ZERO, latencies());
		assertThat(Threshold.of(settings("clients", "1"), result)).hasSize(1)
			.extracting(Threshold::failure)
			.allMatch(Objects::isNull);
	}

	private static Histogram latencies() {
		Histogram latencies = new Histogram(3);
		latencies.recordValueWithCount(1_000_000, 198);
		latencies.recordValue(12_000_000);
		return latencies;
	}

	private static LoadSettings settings(String name, String value) {
		return new Binder(new MapConfigurationPropertySource(Map.of("load." + name, value)))
			.bind("load", LoadSettings.class)
			.get();
	}

}
