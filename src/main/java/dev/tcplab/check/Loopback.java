package dev.tcplab.check;

import java.util.List;

import dev.tcplab.check.program.Program;

/**
 * Says that a program's address was replaced.
 */
final class Loopback {

	private Loopback() {
	}

	static void note(Program program, List<String> notes) {
		program.notes()
			.replaced()
			.stream()
			.findFirst()
			.ifPresent((address) -> notes.add("Its address %s, port %s was replaced by 127.0.0.1 and another port."
				.formatted(address.host(), address.port())));
	}

}
