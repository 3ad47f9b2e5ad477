package dev.tcplab.check.judge;

import java.util.ArrayList;
import java.util.List;

import dev.tcplab.check.exercise.Exercise;
import dev.tcplab.check.exercise.Exercise.End;
import dev.tcplab.check.exercise.Exercise.Step;
import dev.tcplab.check.exercise.Placeholders;

/** Reports the first difference between the console and the lesson's exact output. */
final class StrictJudge {

	private StrictJudge() {
	}

	/**
	 * Returns the output of the lesson's program.
	 * @param clients the clients of a server, or the connections of a client
	 * @param server the server's address, such as {@code 0.0.0.0, 8080}
	 */
	static String expected(Exercise exercise, List<Placeholders> clients, String server, boolean stopped) {
		List<String> lines = new ArrayList<>(exercise.start());
		List<Step> steps = exercise.steps();
		End end = exercise.end();
		for (int i = 0; i < clients.size(); i++) {
			lines.addAll(exercise.waiting());
			lines.addAll(steps.get(i).lines().stream().map(clients.get(i)::fill).toList());
		}
		if (end != null && clients.size() == steps.size()) {
			lines.addAll(end.console());
			String list = end.list();
			if (list != null) {
				lines.addAll(clients.stream().map((client) -> client.fill(list)).toList());
			}
		}
		else {
			lines.addAll(exercise.waiting());
			if (stopped && exercise.stopped() != null) {
				lines.add(exercise.stopped());
			}
		}
		return String.join("\n", lines).replace("{server}", server) + "\n";
	}

	static Finding judge(Point point, String expected, String printed) {
		if (printed.equals(expected)) {
			return point.passed("To the byte");
		}
		List<String> expectedLines = expected.lines().toList();
		List<String> actualLines = printed.lines().toList();
		int line = 0;
		while (line < expectedLines.size() && line < actualLines.size()
				&& expectedLines.get(line).equals(actualLines.get(line))) {
			line++;
		}
		return point.failed("Line %d of the console is not the lesson's to the byte.".formatted(line + 1))
			.between(at(expectedLines, line), at(actualLines, line));
	}

	private static String at(List<String> lines, int line) {
		return (line < lines.size()) ? '"' + lines.get(line) + '"' : "nothing";
	}

}
