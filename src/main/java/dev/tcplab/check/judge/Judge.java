package dev.tcplab.check.judge;

import java.util.List;

import dev.tcplab.check.exercise.Exercise;
import dev.tcplab.check.observe.ClientObservation;
import dev.tcplab.check.observe.Observation;
import dev.tcplab.check.observe.ServerObservation;

/** Judges a program only by its observation. */
public final class Judge {

	private Judge() {
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
