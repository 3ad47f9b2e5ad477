package dev.tcplab.server.replicas;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import dev.tcplab.server.Outcome;
import dev.tcplab.server.ServerCounts;
import dev.tcplab.server.ServerCounts.Bytes;

/**
 * The counts of a replica as a text, and their sums.
 */
final class Counts {

	private Counts() {
	}

	static String write(ServerCounts counts) {
		LongStream others = LongStream.of(counts.active(), counts.rejected(), counts.bytes().in(),
				counts.bytes().out());
		LongStream exchanges = Arrays.stream(Outcome.values()).mapToLong((outcome) -> counts.exchanges().get(outcome));
		return LongStream.concat(others, exchanges).mapToObj(Long::toString).collect(Collectors.joining(","));
	}

	/**
	 * Adds the counts of other replicas.
	 * @param connections the number of clients that all replicas have admitted
	 * @param others the counts of the others, or an empty text
	 */
	static ServerCounts sum(long connections, ServerCounts own, String others) {
		long[] sums = others.isEmpty() ? new long[4 + Outcome.values().length]
				: Arrays.stream(others.split(",")).mapToLong(Long::parseLong).toArray();
		Map<Outcome, Long> exchanges = new EnumMap<>(own.exchanges());
		exchanges.replaceAll((outcome, count) -> count + sums[4 + outcome.ordinal()]);
		return new ServerCounts(connections, own.active() + sums[0], own.rejected() + sums[1], exchanges,
				new Bytes(own.bytes().in() + sums[2], own.bytes().out() + sums[3]));
	}

}
