package dev.tcplab.mode.load;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

final class Measurements {

	private static final long LONGEST = TimeUnit.HOURS.toNanos(25);

	private static final int DIGITS = 3;

	private final Recorder latencies = new Recorder(LONGEST, DIGITS);

	private final Histogram total = new Histogram(LONGEST, DIGITS);

	private final LongAdder answered = new LongAdder();

	private final Map<String, Failure> failures = new ConcurrentHashMap<>();

	/** {@code nanos} count from when the exchange was due. */
	void answered(long nanos) {
		this.latencies.recordValue(Math.min(nanos, LONGEST));
		this.answered.increment();
	}

	void failed(String kind, String reason) {
		this.failures.computeIfAbsent(kind, (absent) -> new Failure(reason)).count.increment();
	}

	/**
	 * Returns the latencies since the last call. Only one thread may call it at a time.
	 */
	Histogram latest() {
		Histogram latest = this.latencies.getIntervalHistogram();
		this.total.add(latest);
		return latest;
	}

	/** Returns all latencies that {@link #latest()} has returned. */
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

	/** Returns the reason of the first failure of a kind. */
	String firstReason(String kind) {
		return this.failures.get(kind).reason;
	}

	private record Failure(String reason, LongAdder count) {

		Failure(String reason) {
			this(reason, new LongAdder());
		}

	}

}
