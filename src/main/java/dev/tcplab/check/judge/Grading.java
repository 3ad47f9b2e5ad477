package dev.tcplab.check.judge;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.tcplab.check.exercise.Exercise;
import dev.tcplab.check.exercise.Exercise.Kind;

/**
 * The points of an exercise's checks.
 *
 * @param points whole points for each check, 0 to 1000
 * @param hidden the checks whose findings are only for the teacher
 */
public record Grading(Map<Point, Integer> points, Set<Point> hidden) {

	/** One point for each check, with no hidden checks. */
	public static final Grading USUAL = new Grading(Map.of(), Set.of());

	/** The ids of the checks that can have points. */
	public static final List<String> CHECKS = Arrays.stream(Point.values())
		.filter((point) -> point != Point.CHECKABLE && !point.isRemark())
		.map(Point::id)
		.toList();

	public Grading {
		points = Map.copyOf(points);
		hidden = Set.copyOf(hidden);
	}

	/**
	 * Creates the grading from ids.
	 * @param points the points that override those of the exercise
	 * @throws IllegalArgumentException if a check does not exist
	 */
	public static Grading of(Exercise exercise, Map<String, Integer> points, Collection<String> hidden) {
		Map<Point, Integer> all = new EnumMap<>(Point.class);
		checks(exercise).forEach((point) -> all.put(point, 1));
		exercise.points().forEach((id, worth) -> all.computeIfPresent(Point.of(id), (point, before) -> worth));
		points.forEach((id, worth) -> all.computeIfPresent(Point.of(id), (point, before) -> worth));
		return new Grading(all, hidden.stream().map(Point::of).collect(Collectors.toSet()));
	}

	private static Set<Point> checks(Exercise exercise) {
		if (exercise.kind() == Kind.SERVER) {
			EnumSet<Point> checks = EnumSet.of(Point.STARTS, Point.LISTENS, Point.FIRST_CLIENT, Point.ANSWER,
					Point.CLIENTS, Point.CONSOLE, Point.END, Point.CTRL_C);
			if (exercise.end() != null) {
				checks.add(Point.LIST);
			}
			return checks;
		}
		EnumSet<Point> checks = EnumSet.of(Point.STARTS, Point.CONNECTS, Point.SENDS, Point.ENDS);
		if (exercise.isAnswering()) {
			checks.addAll(Set.of(Point.READS, Point.PRINTS));
		}
		return checks;
	}

	int total() {
		return this.points.values().stream().mapToInt(Integer::intValue).sum();
	}

	int worth(Point point) {
		return (point == Point.CHECKABLE) ? Math.max(1, total()) : this.points.getOrDefault(point, 1);
	}

}
