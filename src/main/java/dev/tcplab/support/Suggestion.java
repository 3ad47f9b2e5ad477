package dev.tcplab.support;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Finds what somebody who mistyped a name most likely meant.
 */
public final class Suggestion {

	private Suggestion() {
	}

	/**
	 * Finds the name that differs least.
	 * @param mistyped the mistyped name
	 * @param names the right ones; of equal ones the first is taken
	 * @return the nearest name, empty if none is near
	 */
	public static Optional<String> nearest(String mistyped, Stream<String> names) {
		return nearest(mistyped, names, UnaryOperator.identity());
	}

	/**
	 * Finds the name a part of which differs least.
	 * @param mistyped the mistyped part
	 * @param names the right names; of equal ones the first is taken
	 * @param part takes the part from a name
	 * @return the nearest name, empty if none is near
	 */
	public static Optional<String> nearest(String mistyped, Stream<String> names, UnaryOperator<String> part) {
		return names.map((name) -> new Candidate(name, distance(mistyped, part.apply(name))))
			.filter((candidate) -> candidate.distance() <= 1 + mistyped.length() / 6)
			.min(Comparator.comparingInt(Candidate::distance))
			.map(Candidate::name);
	}

	/**
	 * Counts the letters to insert, delete or replace (Levenshtein).
	 */
	private static int distance(String one, String other) {
		int[] row = new int[other.length() + 1];
		for (int j = 0; j < row.length; j++) {
			row[j] = j;
		}
		for (int i = 1; i <= one.length(); i++) {
			int diagonal = row[0];
			row[0] = i;
			for (int j = 1; j < row.length; j++) {
				int replaced = diagonal + ((one.charAt(i - 1) == other.charAt(j - 1)) ? 0 : 1);
				diagonal = row[j];
				row[j] = Math.min(replaced, 1 + Math.min(row[j - 1], diagonal));
			}
		}
		return row[row.length - 1];
	}

	private record Candidate(String name, int distance) {
	}

}
