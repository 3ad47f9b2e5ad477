package dev.tcplab.server.replicas;

import java.util.Arrays;
import java.util.Collection;
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

	private static final int OTHERS = 4;

	private Counts() {
	}

	static String write(ServerCounts counts) {
		LongStream others = LongStream.of(counts.active(), counts.rejected(), counts.bytes().in(),
				counts.bytes().out());
		LongStream exchanges = Arrays.stream(Outcome.values()).mapToLong((outcome) -> counts.exchanges().get(outcome));
		return LongStream.concat(others, exchanges).mapToObj(Long::toString).collect(Collectors.joining(","));
	}

	static ServerCounts sum(long connections, Collection<String> texts) {
		Outcome[] outcomes = Outcome.values();
		long[] sums = new long[OTHERS + outcomes.length];
		for (String text : texts) {
			String[] parts = text.split(",");
			for (int i = 0; i < Math.min(sums.length, parts.length); i++) {
				sums[i] += Long.parseLong(parts[i]);
			}
		}
		Map<Outcome, Long> exchanges = new EnumMap<>(Outcome.class);
		for (Outcome outcome : outcomes) {
			exchanges.put(outcome, sums[OTHERS + outcome.ordinal()]);
		}
		return new ServerCounts(connections, sums[0], sums[1], exchanges, new Bytes(sums[2], sums[3]));
	}

}
