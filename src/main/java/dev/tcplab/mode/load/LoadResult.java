package dev.tcplab.mode.load;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.HdrHistogram.Histogram;

/**
 * The measurements of a load. Latencies are nanoseconds from when an exchange was due to
 * its right answer. {@code notBegun} counts exchanges that were due while all clients
 * were busy.
 */
record LoadResult(long exchanges, Map<String, Long> errorsByKind, long notBegun, double seconds, Duration cpu,
		Histogram latencies) {

	static LoadResult of(Load load, Schedule schedule, Measurements measurements, Duration cpu) {
		return new LoadResult(measurements.answered() + measurements.failed(), measurements.failedByKind(),
				(measurements.answered() > 0) ? schedule.missed() : 0,
				(double) load.nanos() / TimeUnit.SECONDS.toNanos(1), cpu, measurements.total());
	}

	long errors() {
		return this.errorsByKind.values().stream().mapToLong(Long::longValue).sum();
	}

	double rate() {
		return (this.exchanges > 0) ? this.exchanges / this.seconds : 0;
	}

	double cpuMicros() {
		return (this.exchanges > 0) ? (double) TimeUnit.MICROSECONDS.convert(this.cpu) / this.exchanges : 0;
	}

	boolean hasAnswers() {
		return this.latencies.getTotalCount() > 0;
	}

}
