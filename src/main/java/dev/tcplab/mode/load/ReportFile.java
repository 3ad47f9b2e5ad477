package dev.tcplab.mode.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.json.JsonWriter.Extractor;
import org.springframework.boot.json.JsonWriter.Members;

/**
 * The figures as JSON or JUnit XML, and a log of one histogram per second, which the
 * tools of HdrHistogram read.
 */
final class ReportFile implements AutoCloseable {

	private static final JsonWriter<LoadResult> JSON = JsonWriter.of(ReportFile::members);

	private static final double SECOND = 1000;

	private final Path file;

	private final HistogramLogWriter log;

	private final long begin = System.currentTimeMillis();

	private long loggedUntil = this.begin;

	/** Creates the files, so that a failure to write shows before the load. */
	ReportFile(Path file) throws IOException {
		this.file = file;
		Files.writeString(file, "");
		String name = file.getFileName().toString().replaceFirst("\\.(json|xml)$", "") + ".hlog";
		this.log = new HistogramLogWriter(Files.newOutputStream(file.resolveSibling(name)));
		this.log.outputLogFormatVersion();
		this.log.outputStartTime(this.begin);
		this.log.setBaseTime(this.begin);
		this.log.outputLegend();
	}

	void log(Histogram latencies) {
		long now = System.currentTimeMillis();
		this.log.outputIntervalHistogram((this.loggedUntil - this.begin) / SECOND, (now - this.begin) / SECOND,
				latencies);
		this.loggedUntil = now;
	}

	void write(LoadResult result, List<Threshold> thresholds) throws IOException {
		boolean junit = this.file.toString().endsWith(".xml");
		Files.writeString(this.file, junit ? JUnitReport.of(result, thresholds) : JSON.writeToString(result) + "\n");
	}

	@Override
	public void close() {
		this.log.close();
	}

	private static void members(Members<LoadResult> members) {
		members.add("exchanges", LoadResult::exchanges);
		members.add("errors", LoadResult::errors);
		members.add("errorsByKind", LoadResult::errorsByKind);
		members.add("notBegun", LoadResult::notBegun);
		members.add("rate", LoadResult::rate);
		members.add("seconds", LoadResult::seconds);
		members.add("cpuMicros", LoadResult::cpuMicros);
		members.add("latencyMillis", (result) -> result).usingMembers((latencies) -> {
			latencies.add("p50", percentile(50));
			latencies.add("p90", percentile(90));
			latencies.add("p99", percentile(99));
			latencies.add("p999", percentile(99.9));
			latencies.add("max", millis(Histogram::getMaxValue));
			latencies.add("mean", millis(Histogram::getMean));
		});
	}

	private static Extractor<LoadResult, Double> percentile(double percentile) {
		return millis((latencies) -> latencies.getValueAtPercentile(percentile));
	}

	// Without an answer, there is no latency, not a latency of zero.
	private static Extractor<LoadResult, Double> millis(ToDoubleFunction<Histogram> nanos) {
		return (result) -> result.hasAnswers() ? Millis.of(nanos.applyAsDouble(result.latencies())) : null;
	}

}
