package dev.tcplab.mode.load;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.HdrHistogram.Histogram;

/**
 * The measurements of a load.
 *
 * @param exchanges how many exchanges have ended, the failed ones included
 * @param errorsByKind how many of them failed, by the kind of failure
 * @param notBegun how many more a rate asked for that did not begin, for all clients were
 * busy
 * @param seconds how long it took until the last one had ended
 * @param cpu the CPU time that this process took meanwhile
 * @param latencies nanoseconds to each right answer, from when the exchange was to begin
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

	/**
	 * Returns how many exchanges have ended per second.
	 * @return the rate, 0 if there was none
	 */
	double rate() {
		return (this.exchanges > 0) ? this.exchanges / this.seconds : 0;
	}

	/**
	 * Returns what an exchange cost the load itself.
	 * @return microseconds of CPU time, 0 if there was none
	 */
	double cpuMicros() {
		return (this.exchanges > 0) ? (double) TimeUnit.MICROSECONDS.convert(this.cpu) / this.exchanges : 0;
	}

	boolean hasAnswers() {
		return this.latencies.getTotalCount() > 0;
	}

}
