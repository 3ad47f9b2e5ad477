package dev.tcplab.mode.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.json.JsonParserFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.entry;

/**
 * The files with the figures of a load.
 */
class ReportFileTests {

	@TempDir
	Path directory;

	@Test
	void containsFigures() throws IOException {
		Map<String, Object> json = written(new LoadResult(4, Map.of("refused", 1L), 7, 2, Duration.ofNanos(400_000),
				histogram(1_000_000, 2_000_000, 3_000_000)));
		assertThat(json).contains(entry("exchanges", 4), entry("errors", 1),
				entry("errorsByKind", Map.of("refused", 1)), entry("notBegun", 7), entry("rate", 2.0),
				entry("seconds", 2.0), entry("cpuMicros", 100.0));
		assertThat(json.get("latencyMillis")).asInstanceOf(InstanceOfAssertFactories.map(String.class, Double.class))
			.containsOnlyKeys("p50", "p90", "p99", "p999", "max", "mean")
			.hasEntrySatisfying("p50", (millis) -> assertThat(millis).isBetween(1.99, 2.01))
			.hasEntrySatisfying("max", (millis) -> assertThat(millis).isBetween(2.99, 3.01))
			.hasEntrySatisfying("mean", (millis) -> assertThat(millis).isBetween(1.99, 2.01));
	}

	@Test
	void containsNoLatenciesWithoutAnswers() throws IOException {
		Map<String, Object> json = written(new LoadResult(1, Map.of("refused", 1L), 0, 1, Duration.ZERO, histogram()));
		assertThat(json.get("latencyMillis"))
			.hasToString("{p50=null, p90=null, p99=null, p999=null, max=null, mean=null}");
	}

	@Test
	void logsHistogramsBesideReport() throws IOException {
		try (ReportFile report = new ReportFile(this.directory.resolve("load.json"))) {
			report.log(histogram(1_000_000));
			report.log(histogram(2_000_000, 3_000_000));
		}
		HistogramLogReader log = new HistogramLogReader(this.directory.resolve("load.hlog").toFile());
		assertThat(log.nextIntervalHistogram()).isEqualTo(histogram(1_000_000));
		assertThat(log.nextIntervalHistogram()).isEqualTo(histogram(2_000_000, 3_000_000));
		assertThat(log.hasNext()).isFalse();
		log.close();
	}

	@Test
	void writesJUnitFileIfNameEndsInXml() throws IOException {
		Path file = this.directory.resolve("load.xml");
		try (ReportFile report = new ReportFile(file)) {
			report.write(new LoadResult(4, Map.of("refused", 1L), 7, 2, Duration.ZERO, histogram(1_000_000)),
					List.of(new Threshold("max-errors", "1 of 4 exchanges failed."), new Threshold("max-p99", null)));
		}
		assertThat(file).content()
			.contains("<testsuite name=\"load\" tests=\"2\" failures=\"1\" time=\"2.000\">",
					"name=\"max-errors\"><failure message=\"1 of 4 exchanges failed.\"></failure></testcase>",
					"name=\"max-p99\"></testcase>", "<system-out>exchanges  4 in 2.000 s");
		assertThat(this.directory.resolve("load.hlog")).exists();
	}

	@Test
	void failsAtOnceIfUnwritable() {
		assertThatIOException().isThrownBy(() -> new ReportFile(this.directory.resolve("nosuch").resolve("load.json")));
	}

	private Map<String, Object> written(LoadResult result) throws IOException {
		Path file = this.directory.resolve("load.json");
		try (ReportFile report = new ReportFile(file)) {
			report.write(result, List.of());
		}
		return JsonParserFactory.getJsonParser().parseMap(Files.readString(file));
	}

	private static Histogram histogram(long... nanos) {
		Histogram histogram = new Histogram(3);
		for (long value : nanos) {
			histogram.recordValue(value);
		}
		return histogram;
	}

}
