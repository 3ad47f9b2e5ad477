package dev.tcplab.support;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Finds the name that was most likely meant by a mistyped one. */
public final class Suggestion {

	private Suggestion() {
	}

	/** If names are equally near, the one with the nearest last character wins. */
	public static Optional<String> nearest(String mistyped, Stream<String> names) {
		return nearest(mistyped, names, UnaryOperator.identity());
	}

	/** Compares only the part that is taken from each name. */
	public static Optional<String> nearest(String mistyped, Stream<String> names, UnaryOperator<String> part) {
		return names
			.map((name) -> new Candidate(name, distance(mistyped, part.apply(name)), gap(mistyped, part.apply(name))))
			.filter((candidate) -> candidate.distance() <= 1 + mistyped.length() / 6)
			.min(Comparator.comparingInt(Candidate::distance).thenComparingInt(Candidate::gap))
			.map(Candidate::name);
	}

	/** Returns a question and a space to put before advice; empty if no name is near. */
	public static String didYouMean(String mistyped, Stream<String> names) {
		return nearest(mistyped, names).map("Did you mean %s? "::formatted).orElse("");
	}

	/** Counts the letters to insert, delete, replace, or swap with their neighbors. */
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

	/** Compares the last numbers: echo3 is nearer to echo4 than echo1 is. */
	private static int gap(String one, String other) {
		return Math.abs(("0" + one).charAt(one.length()) - ("0" + other).charAt(other.length()));
	}

	private record Candidate(String name, int distance, int gap) {
	}

}
