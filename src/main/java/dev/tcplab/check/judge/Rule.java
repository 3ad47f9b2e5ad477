package dev.tcplab.check.judge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A check of an observation.
 *
 * @param needs the points that must pass first
 * @param applies whether there is anything to check
 * @param check returns the findings, including remarks
 */
record Rule<S>(Point point, Set<Point> needs, Predicate<S> applies, Function<S, List<Finding>> check) {

	static <S> Rule<S> of(Point point, Function<S, List<Finding>> check, Point... needs) {
		return new Rule<>(point, Set.of(needs), (seen) -> true, check);
	}

	Rule<S> when(Predicate<S> applies) {
		return new Rule<>(this.point, this.needs, applies, this.check);
	}

	/** Checks the rules in order, and skips those whose needs failed or were skipped. */
	static <S> List<Finding> run(List<Rule<S>> rules, S seen) {
		Set<Point> missing = EnumSet.noneOf(Point.class);
		List<Finding> findings = new ArrayList<>();
		for (Rule<S> rule : rules) {
			if (rule.applies().test(seen)) {
				findings.addAll(rule.run(missing, seen));
			}
		}
		findings.sort(Comparator.comparing(Finding::point));
		return List.copyOf(findings);
	}

	private List<Finding> run(Set<Point> missing, S seen) {
		if (Collections.disjoint(this.needs, missing)) {
			List<Finding> found = this.check.apply(seen);
			found.stream()
				.filter((finding) -> finding.state() == State.FAILED)
				.map(Finding::point)
				.forEach(missing::add);
			return found;
		}
		missing.add(this.point);
		return this.point.isRemark() ? List.of() : List.of(this.point.notRun());
	}

}
