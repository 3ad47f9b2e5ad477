package dev.tcplab.load;

import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.HdrHistogram.Histogram;

/**
 * What a load has measured.
 *
 * @param exchanges how many exchanges have ended, the failed ones included
 * @param errorsByKind how many of them failed, by the kind of failure
 * @param notBegun how many more a rate asked for that did not begin, for all clients were
 * busy
 * @param seconds how long it took until the last one had ended
 * @param latencies nanoseconds to each right answer, from when the exchange was to begin
 */
record LoadResult(long exchanges, Map<String, Long> errorsByKind, long notBegun, double seconds, Histogram latencies) {

	static LoadResult of(Load load, Schedule schedule, Measurements measurements) {
		return new LoadResult(measurements.answered() + measurements.failed(), measurements.failedByKind(),
				schedule.missed(), (double) load.nanos() / TimeUnit.SECONDS.toNanos(1), measurements.total());
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

	boolean hasAnswers() {
		return this.latencies.getTotalCount() > 0;
	}

}
