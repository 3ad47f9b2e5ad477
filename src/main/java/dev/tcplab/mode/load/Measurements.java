package dev.tcplab.mode.load;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * Takes what became of each exchange, from any number of clients at once.
 */
final class Measurements {

	private static final long LONGEST = TimeUnit.HOURS.toNanos(25);

	private static final int DIGITS = 3;

	private final Recorder latencies = new Recorder(LONGEST, DIGITS);

	private final Histogram total = new Histogram(LONGEST, DIGITS);

	private final LongAdder answered = new LongAdder();

	private final Map<String, Failure> failures = new ConcurrentHashMap<>();

	/**
	 * Notes a right answer.
	 * @param nanos how long it took, from when the exchange was to begin
	 */
	void answered(long nanos) {
		this.latencies.recordValue(Math.min(nanos, LONGEST));
		this.answered.increment();
	}

	/**
	 * Notes an exchange that failed.
	 * @param kind what kind of failure it is
	 * @param reason what happened, in words
	 */
	void failed(String kind, String reason) {
		this.failures.computeIfAbsent(kind, (absent) -> new Failure(reason)).count.increment();
	}

	/**
	 * Takes the latencies since the last time. Not for several threads at once.
	 * @return nanoseconds
	 */
	Histogram latest() {
		Histogram latest = this.latencies.getIntervalHistogram();
		this.total.add(latest);
		return latest;
	}

	/**
	 * Returns all latencies that were taken with {@link #latest()}.
	 * @return nanoseconds
	 */
	Histogram total() {
		return this.total;
	}

	long answered() {
		return this.answered.sum();
	}

	long failed() {
		return this.failures.values().stream().mapToLong((failure) -> failure.count.sum()).sum();
	}

	Map<String, Long> failedByKind() {
		return this.failures.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> entry.getValue().count.sum(), Long::sum,
					TreeMap::new));
	}

	/**
	 * Returns what happened the first time that exchanges failed in some way.
	 * @param kind what kind of failure it is, of which there is one
	 * @return what happened, in words
	 */
	String firstReason(String kind) {
		return this.failures.get(kind).reason;
	}

	private record Failure(String reason, LongAdder count) {

		Failure(String reason) {
			this(reason, new LongAdder());
		}

	}

}
