package dev.tcplab.mode;

import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.tcplab.client.engine.ServerAddress;
import org.jspecify.annotations.Nullable;

/** The table of times, in milliseconds, for a terminal of 80 columns. */
final class PingTable {

	/** The most single times for which there is room. */
	private static final int MOST_TIMES = 5;

	private static final int NAME = 17;

	private static final String ROW = "%-15s %-" + NAME + "s%s %15s %4s";

	private PingTable() {
	}

	static String header(int count) {
		String numbers = (count > MOST_TIMES) ? ""
				: IntStream.rangeClosed(1, count).mapToObj("%5d"::formatted).collect(Collectors.joining());
		return ROW.formatted("IP", "NAME", numbers, "MIN/AVG/MAX ms", "LOST");
	}

	static String row(Ping ping) {
		if (ping.ip() == null) {
			return "%-15s %s:%d %s".formatted("-", ping.target().host(), ping.target().port(), ping.problem());
		}
		String times = (ping.times().size() > MOST_TIMES) ? ""
				: ping.times().stream().map(PingTable::time).collect(Collectors.joining());
		return ROW.formatted(ping.ip(), name(ping.target()), times, summary(ping), ping.lost());
	}

	/** The port and as much of the host as there is room for. */
	private static String name(ServerAddress target) {
		String port = ":" + target.port();
		int room = NAME - port.length();
		String host = target.host();
		return ((host.length() > room) ? host.substring(0, room - 1) + "…" : host) + port;
	}

	private static String time(@Nullable Long nanos) {
		return "%5s".formatted((nanos != null) ? millis(nanos) : "*");
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

	/** As many decimals as fit into four characters. */
	private static String millis(double nanos) {
		double millis = nanos / 1_000_000;
		int decimals = (millis < 9.995) ? 2 : (millis < 99.95) ? 1 : 0;
		return String.format(Locale.ROOT, "%." + decimals + "f", millis);
	}

}
