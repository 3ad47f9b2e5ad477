package dev.tcplab.check.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.tcplab.check.observe.ProgramObservation;
import dev.tcplab.console.VisibleText;

/** The texts of a verdict besides its findings: the notes and the output. */
final class ProgramText {

	private static final int MOST_OUTPUT = 30_000;

	private ProgramText() {
	}

	static List<String> notes(ProgramObservation program) {
		if (!program.visible()) {
			return List.of("check did not start this server, so it cannot see its console.");
		}
		Stream<String> replaced = program.notes()
			.replaced()
			.stream()
			.limit(1)
			.map((address) -> "Its address %s, port %s was replaced by 127.0.0.1 and another port."
				.formatted(address.host(), address.port()));
		Stream<String> left = program.left().stream().map("Its process %s could not be ended."::formatted);
		Stream<String> cut = program.isCut()
				? Stream.of("It printed so much that only the beginning and the end were read, for each client.")
				: Stream.of();
		return Stream.of(replaced, left, cut).flatMap((notes) -> notes).toList();
	}

	static List<String> output(ProgramObservation program) {
		List<String> lines = new ArrayList<>();
		int bytes = 0;
		for (String line : (program.output() + "\n" + program.errors()).split("\n")) {
			String visible = VisibleText.whole(line);
			bytes += visible.length() + 1;
			if (bytes > MOST_OUTPUT) {
				lines.add("[...]");
				return lines;
			}
			lines.add(visible);
		}
		return lines;
	}

}
