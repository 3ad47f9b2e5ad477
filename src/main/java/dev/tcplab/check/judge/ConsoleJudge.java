package dev.tcplab.check.judge;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.tcplab.check.exercise.Exercise;
import dev.tcplab.check.exercise.Exercises;
import dev.tcplab.check.exercise.Placeholders;

/** Judges the values of placeholders on a server's console. The other words are free. */
record ConsoleJudge(Exercise exercise, List<Turn> turns, PortsShown server) {

	private static final int MOST_LINES = 4;

	static final Pattern BRACES = Pattern.compile("\\{\\w[\\w.\\[\\]()]*\\}");

	List<Finding> judge() {
		List<Finding> wrong = Stream.of(number(), address(), message()).flatMap(Optional::stream).toList();
		if (wrong.isEmpty()) {
			Finding passed = Point.CONSOLE.passed("");
			return this.turns.stream().anyMatch(Turn::printsMessageAsBytes)
					? List.of(passed, Point.CONSOLE.remark("The message is printed as bytes, with b in front of it.",
							"Make text of it first: msg = cs.recv(2048).decode()."))
					: List.of(passed);
		}
		if (this.turns.stream().allMatch((turn) -> turn.printed().isBlank())) {
			return List.of(Point.CONSOLE.failed("Nothing was printed for a client.",
					"Print what the exercise asks for. If your program does: is its output kept back? In C, call fflush(stdout)."));
		}
		Finding first = wrong.get(0);
		String all = String.join(" ", wrong.stream().map(Finding::fact).toList()) + lookalike();
		return List.of(Point.CONSOLE.failed(all, first.fix()).between(first.expected(), first.actual()));
	}

	// The answers are right, but no client is numbered or named.
	private String lookalike() {
		boolean anonymous = this.exercise.shows(Placeholders.NUMBER) && this.turns.stream()
			.allMatch((turn) -> numbers(turn).isEmpty() && !ClientAddress.of(turn).isPortShown(turn.printed())
					&& !this.server.isShown(turn.printed()));
		return Exercises.servers()
			.stream()
			.filter((other) -> anonymous && !other.shows(Placeholders.NUMBER)
					&& other.steps().get(0).expected().equals(this.exercise.steps().get(0).expected()))
			.findFirst()
			.map((other) -> " It looks like %s (%s).".formatted(other.name(), other.title()))
			.orElse("");
	}

	private Finding about(Turn turn, String placeholder, String text, String advice) {
		List<String> lines = turn.step().lines().stream().filter((line) -> line.contains(placeholder)).toList();
		List<String> printed = turn.printed()
			.lines()
			.filter((line) -> !line.isBlank() && !this.exercise.waiting().contains(line))
			.toList();
		Matcher braces = BRACES.matcher(turn.printed());
		String fix = !braces.find() ? advice
				: "%s is printed as it is, because the f before the quotation mark is missing: print(f\"... %1$s\")."
					.formatted(braces.group());
		return Point.CONSOLE.failed(text, fix).between(turn.fill(String.join(" / ", lines)), actual(printed));
	}

	static String actual(List<String> printed) {
		String text = String.join(" / ", printed.subList(0, Math.min(MOST_LINES, printed.size())));
		return text.isEmpty() ? "nothing" : text;
	}

	private Optional<Finding> number() {
		if (!this.exercise.shows(Placeholders.NUMBER)) {
			return Optional.empty();
		}
		Optional<Turn> wrong = wrongNumber(0);
		// Numbers may start at 0.
		if (wrong.isEmpty() || this.turns.size() > 1 && wrongNumber(1).isEmpty()) {
			return Optional.empty();
		}
		if (this.turns.size() > 1 && wrongNumber(-1).isEmpty()) {
			return Optional.of(about(wrong.get(), Placeholders.NUMBER, "The first connection has the number 2.",
					"Begin with 0 before the loop, and add 1 once after each accept()."));
		}
		boolean any = this.turns.stream().noneMatch((turn) -> numbers(turn).isEmpty());
		return Optional.of(any
				? about(wrong.get(), Placeholders.NUMBER, "The number of the connection does not count.",
						"Begin with 0 before the loop, and add 1 after each accept(): n += 1.")
				: about(wrong.get(), Placeholders.NUMBER, "The number of the connection is missing.",
						"Count the connections in the loop, and print the number: print(f\"CONNECTION {n}. ...\")."));
	}

	private Optional<Turn> wrongNumber(long first) {
		return this.turns.stream().filter((turn) -> !numbers(turn).contains(turn.talk().number() - first)).findFirst();
	}

	// Ignore numbers that belong to the message or to an address.
	private List<Long> numbers(Turn turn) {
		String text = TextMatch.withoutColours(turn.printed())
			.replace(turn.talk().sent(), "")
			.replace(turn.talk().text().contains(turn.talk().sent()) ? turn.talk().text().strip() : "\n", "")
			.replaceAll("\\d+(?:\\.\\d+){3}", "")
			.replaceAll("\\b" + turn.talk().client().getPort() + "\\b", "");
		return Pattern.compile("\\d{1,9}")
			.matcher(text)
			.results()
			.map((result) -> Long.valueOf(result.group()))
			.toList();
	}

	private Optional<Finding> address() {
		return this.turns.stream()
			.filter((turn) -> this.exercise.shows(Placeholders.CLIENT)
					&& !ClientAddress.of(turn).isShown(turn.printed()))
			.findFirst()
			.map(this::wrongAddress);
	}

	private Finding wrongAddress(Turn turn) {
		String ip = turn.talk().client().getAddress().getHostAddress();
		ClientAddress client = ClientAddress.of(turn);
		if (client.isPortShown(turn.printed())) {
			String other = client.ipBeside(turn.printed());
			return about(turn, Placeholders.CLIENT,
					other.isEmpty() ? "The console shows the client's port, but not its IP."
							: "The console shows the client's port with the IP %s, which is not the client's."
								.formatted(other),
					"Print both as accept() returns them: (cs, client_ip_port) = ls.accept().");
		}
		if (this.server.isShown(turn.printed())) {
			return about(turn, Placeholders.CLIENT, "The address on the console is the server's own, not the client's.",
					"The client's is the second value that accept() returns: (cs, client_ip_port) = ls.accept().");
		}
		if (this.turns.indexOf(turn) > 0 && ClientAddress.of(this.turns.get(0)).isPortShown(turn.printed())) {
			return about(turn, Placeholders.CLIENT, "The address on the console is that of the first client each time.",
					"Print what this accept() returned.");
		}
		return turn.printed().contains(ip)
				? about(turn, Placeholders.CLIENT, "The console shows the client's IP, but not its port.",
						"Print both: accept() returns them together, as in (cs, client_ip_port) = ls.accept().")
				: about(turn, Placeholders.CLIENT, "The client's IP and port are missing from the console.",
						"They are the second value that accept() returns: (cs, client_ip_port) = ls.accept().");
	}

	private Optional<Finding> message() {
		return this.turns.stream()
			.filter((turn) -> this.exercise.shows(Placeholders.MESSAGE) && !showsMessage(turn))
			.findFirst()
			.map(this::missingMessage);
	}

	private Finding missingMessage(Turn turn) {
		String line = turn.fill(turn.step().lines().get(turn.step().lines().size() - 1));
		if (turn.talk().text().contains(line)) {
			return about(turn, Placeholders.MESSAGE,
					"A line that belongs on the console was sent to client %d.".formatted(turn.talk().number()),
					"print() shows it on the console. send() is only for the answer.");
		}
		return about(turn, Placeholders.MESSAGE,
				"The message of client %d is missing from the console.".formatted(turn.talk().number()),
				"Print what recv() returned: print(f\"Message received: {msg}\").");
	}

	private static boolean showsMessage(Turn turn) {
		return TextMatch.squeeze(turn.printed()).contains(TextMatch.squeeze(turn.talk().sent()));
	}

}
