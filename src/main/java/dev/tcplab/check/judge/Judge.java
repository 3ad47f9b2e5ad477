package dev.tcplab.check.judge;

import java.util.List;
import java.util.Set;

import dev.tcplab.check.exercise.Exercise;
import dev.tcplab.check.observe.ClientObservation;
import dev.tcplab.check.observe.Observation;
import dev.tcplab.check.observe.ServerObservation;

/** Judges a program only by its observation. */
public final class Judge {

	private static final Set<Point> FIRST = Set.of(Point.LISTENS, Point.FIRST_CLIENT, Point.CONNECTS);

	private Judge() {
	}

	/**
	 * Returns the findings that later observations cannot change: points that were passed
	 * at the first contact, and a wrong answer.
	 */
	public static List<Finding> soFar(Exercise exercise, Observation seen) {
		boolean begun = (seen instanceof ServerObservation server) ? !server.talks().isEmpty()
				: !((ClientObservation) seen).connections().isEmpty();
		return begun ? judge(exercise, seen, false).stream()
			.filter((finding) -> (finding.state() == State.PASSED) ? FIRST.contains(finding.point())
					: finding.state() == State.FAILED && finding.point() == Point.ANSWER)
			.toList() : List.of();
	}

	/**
	 * Returns the findings and remarks in the order of their points.
	 * @param strict whether wording and line endings count
	 */
	public static List<Finding> judge(Exercise exercise, Observation seen, boolean strict) {
		if (seen instanceof ServerObservation server) {
			return Rule.run(ServerJudge.RULES, new ServerJudge(exercise, server, strict));
		}
		return Rule.run(ClientJudge.RULES, new ClientJudge(exercise, (ClientObservation) seen, strict));
	}

}
