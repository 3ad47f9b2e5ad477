package dev.tcplab.web.board;

import java.util.List;
import java.util.stream.LongStream;

/** Counts what happens in each second of the last minute. */
final class Rate {

	static final int SECONDS = 60;

	private final int[] counts = new int[SECONDS];

	private final long[] seconds = new long[SECONDS];

	void add(long second) {
		int slot = (int) (second % SECONDS);
		if (this.seconds[slot] != second) {
			this.seconds[slot] = second;
			this.counts[slot] = 0;
		}
		this.counts[slot]++;
	}

	/** Returns the counts of the minute before a second, the oldest first. */
	List<Integer> before(long second) {
		return LongStream.range(second - SECONDS, second).mapToObj(this::count).toList();
	}

	private int count(long second) {
		int slot = (int) (second % SECONDS);
		return (this.seconds[slot] == second) ? this.counts[slot] : 0;
	}

}
