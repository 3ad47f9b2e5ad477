package dev.tcplab.client;

import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * The table of times, in milliseconds.
 */
final class PingTable {

	private static final String ROW = "%-15s %-24s %s %26s %5s";

	private PingTable() {
	}

	static String header(int count) {
		String numbers = IntStream.rangeClosed(1, count).mapToObj("%8d"::formatted).collect(Collectors.joining(" "));
		return ROW.formatted("IP", "NAME", numbers, "MIN/AVG/MAX ms", "LOST");
	}

	static String row(Ping ping) {
		String name = ping.target().host() + ":" + ping.target().port();
		if (ping.ip() == null) {
			return "%-15s %-24s %s".formatted("-", name, ping.problem());
		}
		String times = ping.times().stream().map(PingTable::time).collect(Collectors.joining(" "));
		return ROW.formatted(ping.ip(), name, times, summary(ping), ping.lost());
	}

	private static String time(@Nullable Long nanos) {
		return "%8s".formatted((nanos != null) ? millis(nanos) : "*");
	}

	private static String summary(Ping ping) {
		LongSummaryStatistics times = ping.times()
			.stream()
			.filter(Objects::nonNull)
			.mapToLong(Long::longValue)
			.summaryStatistics();
		return (times.getCount() == 0) ? "-"
				: millis(times.getMin()) + "/" + millis(times.getAverage()) + "/" + millis(times.getMax());
	}

	private static String millis(double nanos) {
		return String.format(Locale.ROOT, "%.3f", nanos / 1_000_000);
	}

}
