package dev.tcplab.check.judge;

import java.util.List;

import dev.tcplab.check.exercise.Exercise;
import dev.tcplab.check.observe.ClientObservation;
import dev.tcplab.check.observe.Observation;
import dev.tcplab.check.observe.ServerObservation;

/**
 * Judges a program by what was seen of it, and by nothing else.
 */
public final class Judge {

	private Judge() {
	}

	/**
	 * Judges a program.
	 * @param exercise what it was to do
	 * @param seen what was seen of it
	 * @param strict whether wording and line endings count
	 * @return the findings in the order of their points, remarks among them
	 */
	public static List<Finding> judge(Exercise exercise, Observation seen, boolean strict) {
		if (seen instanceof ServerObservation server) {
			return Rule.run(ServerJudge.RULES, new ServerJudge(exercise, server, strict));
		}
		return Rule.run(ClientJudge.RULES, new ClientJudge(exercise, (ClientObservation) seen, strict));
	}

}
