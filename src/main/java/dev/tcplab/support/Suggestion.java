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
	 * @param names the right ones; of equal ones the one with the nearest last character
	 * @return the nearest name, empty if none is near
	 */
	public static Optional<String> nearest(String mistyped, Stream<String> names) {
		return nearest(mistyped, names, UnaryOperator.identity());
	}

	/**
	 * Finds the name a part of which differs least.
	 * @param mistyped the mistyped part
	 * @param names the right names; of equal ones the one with the nearest last character
	 * @param part takes the part from a name
	 * @return the nearest name, empty if none is near
	 */
	public static Optional<String> nearest(String mistyped, Stream<String> names, UnaryOperator<String> part) {
		return names
			.map((name) -> new Candidate(name, distance(mistyped, part.apply(name)), gap(mistyped, part.apply(name))))
			.filter((candidate) -> candidate.distance() <= 1 + mistyped.length() / 6)
			.min(Comparator.comparingInt(Candidate::distance).thenComparingInt(Candidate::gap))
			.map(Candidate::name);
	}

	/**
	 * Suggests the name that differs least, at the beginning of an advice.
	 * @param mistyped the mistyped name
	 * @param names the right ones
	 * @return the question whether it is meant, and a space; empty if none is near
	 */
	public static String didYouMean(String mistyped, Stream<String> names) {
		return nearest(mistyped, names).map("Did you mean %s? "::formatted).orElse("");
	}

	/**
	 * Counts the letters to insert, delete, replace, or swap with their neighbors.
	 */
	private static int distance(String one, String other) {
		int[][] costs = new int[one.length() + 1][other.length() + 1];
		for (int i = 0; i <= one.length(); i++) {
			for (int j = 0; j <= other.length(); j++) {
				if (i == 0 || j == 0) {
					costs[i][j] = i + j;
					continue;
				}
				boolean same = one.charAt(i - 1) == other.charAt(j - 1);
				costs[i][j] = Math.min(costs[i - 1][j - 1] + (same ? 0 : 1),
						1 + Math.min(costs[i - 1][j], costs[i][j - 1]));
				if (i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2)
						&& one.charAt(i - 2) == other.charAt(j - 1)) {
					costs[i][j] = Math.min(costs[i][j], costs[i - 2][j - 2] + 1);
				}
			}
		}
		return costs[one.length()][other.length()];
	}

	/**
	 * Measures how far the numbers at the end are apart: of echo1 to echo3, the last one
	 * is nearest to echo4.
	 */
	private static int gap(String one, String other) {
		return Math.abs(("0" + one).charAt(one.length()) - ("0" + other).charAt(other.length()));
	}

	private record Candidate(String name, int distance, int gap) {
	}

}
