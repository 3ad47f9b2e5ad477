package dev.tcplab.check.judge;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.tcplab.check.exercise.Exercise;
import dev.tcplab.check.exercise.Exercises;
import dev.tcplab.check.exercise.Placeholders;
import dev.tcplab.check.program.Program;
import dev.tcplab.check.program.PythonNotes.SocketCall;
import dev.tcplab.check.talk.ServerRun;
import dev.tcplab.check.talk.ServerRun.Turn;
import dev.tcplab.console.PythonAddress;

/**
 * Says whether a server's console shows what the exercise asks for: what stands in the
 * place of its placeholders. The words around them are the student's own.
 */
final class ConsoleJudge {

	private static final int MOST_LINES = 4;

	private final Exercise exercise;

	private final ServerRun run;

	private final List<Turn> turns;

	ConsoleJudge(ServerRun run) {
		this.exercise = run.exercise();
		this.run = run;
		this.turns = run.turns().stream().filter(Turn::isAnswered).toList();
	}

	/**
	 * Judges the lines about the clients.
	 * @param findings where what was found goes
	 */
	void judge(Findings findings) {
		List<Finding> wrong = Stream.of(number(), address(), message()).flatMap(Optional::stream).toList();
		if (wrong.isEmpty()) {
			findings.passed(Point.CONSOLE, "");
			if (this.turns.stream().anyMatch((turn) -> turn.printed().contains("b'" + turn.talk().sent() + "'"))) {
				findings.remark(Point.CONSOLE, new Finding("The message is printed as bytes, with b in front of it.",
						"Make text of it first: msg = cs.recv(2048).decode()."));
			}
		}
		else if (this.turns.stream().allMatch((turn) -> turn.printed().isBlank())) {
			findings.failed(Point.CONSOLE, new Finding("Nothing was printed for a client.",
					"Print what the exercise asks for. If your program does: is its output kept back? In C, call fflush(stdout)."));
		}
		else {
			Finding first = wrong.get(0);
			String all = String.join(" ", wrong.stream().map(Finding::text).toList()) + lookalike();
			findings.failed(Point.CONSOLE,
					new Finding(all, first.advice(), first.expected(), first.actual(), List.of()));
		}
	}

	// Right on the wire, and nobody is numbered or named.
	private String lookalike() {
		boolean anonymous = this.exercise.shows(Placeholders.NUMBER) && this.turns.stream()
			.allMatch((turn) -> numbers(turn).isEmpty() && !showsAddress(turn.printed(), turn)
					&& !showsServer(turn.printed()));
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
		return new Finding(text, advice).between(turn.fill(String.join(" / ", lines)), actual(printed));
	}

	private static String actual(List<String> printed) {
		String text = String.join(" / ", printed.subList(0, Math.min(MOST_LINES, printed.size())));
		return text.isEmpty() ? "nothing" : text;
	}

	private Optional<Finding> number() {
		if (!this.exercise.shows(Placeholders.NUMBER)) {
			return Optional.empty();
		}
		Optional<Turn> wrong = wrongNumber(0);
		// From 0 is counting too.
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

	// Numbers that are part of the message or of an address do not count.
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
			.filter((turn) -> this.exercise.shows(Placeholders.CLIENT) && !showsAddress(turn.printed(), turn))
			.findFirst()
			.map(this::wrongAddress);
	}

	private Finding wrongAddress(Turn turn) {
		String ip = turn.talk().client().getAddress().getHostAddress();
		if (showsServer(turn.printed())) {
			return about(turn, Placeholders.CLIENT, "The address on the console is the server's own, not the client's.",
					"The client's is the second value that accept() returns: (cs, client_ip_port) = ls.accept().");
		}
		if (this.turns.indexOf(turn) > 0 && showsAddress(turn.printed(), this.turns.get(0))) {
			return about(turn, Placeholders.CLIENT, "The address on the console is that of the first client each time.",
					"Print what this accept() returned.");
		}
		return turn.printed().contains(ip)
				? about(turn, Placeholders.CLIENT, "The console shows the client's IP, but not its port.",
						"Print both: accept() returns them together, as in (cs, client_ip_port) = ls.accept().")
				: about(turn, Placeholders.CLIENT, "The client's IP and port are missing on the console.",
						"They are the second value that accept() returns: (cs, client_ip_port) = ls.accept().");
	}

	private boolean showsServer(String printed) {
		Stream<String> ports = Stream.of(String.valueOf(this.run.bound().getPort()));
		Program program = this.run.program();
		if (program != null) {
			ports = Stream.concat(ports, program.notes().replaced().stream().map(SocketCall::port));
		}
		return ports.anyMatch((port) -> timesShown(printed, port) > 0);
	}

	static boolean showsAddress(String printed, Turn turn) {
		return timesShown(printed, turn) > 0;
	}

	private Optional<Finding> message() {
		return this.turns.stream()
			.filter((turn) -> this.exercise.shows(Placeholders.MESSAGE) && !showsMessage(turn))
			.findFirst()
			.map((turn) -> about(turn, Placeholders.MESSAGE,
					"The message of client %d is missing on the console.".formatted(turn.talk().number()),
					"Print what recv() returned: print(f\"Message received: {msg}\")."));
	}

	private static boolean showsMessage(Turn turn) {
		return TextMatch.squeeze(turn.printed()).contains(TextMatch.squeeze(turn.talk().sent()));
	}

	/**
	 * Judges the list with which an exercise ends.
	 * @param findings where what was found goes
	 */
	void judgeList(Findings findings) {
		List<Turn> turns = this.turns;
		String last = turns.get(turns.size() - 1).printed();
		Optional<Turn> early = turns.stream()
			.limit(turns.size() - 1L)
			.filter((turn) -> turn.talk().number() > 1 && turns.stream()
				.filter((other) -> other.talk().number() < turn.talk().number())
				.anyMatch((other) -> showsAddress(turn.printed(), other)))
			.findFirst();
		if (early.isPresent()) {
			findings.failed(Point.LIST, new Finding("The list is printed for each client.",
					"It belongs after the loop, where all have come: look at its indentation."));
			return;
		}
		List<Turn> listed = turns.stream().filter((turn) -> timesShown(last, turn) >= timesNeeded(turn)).toList();
		if (listed.size() == turns.size()) {
			findings.passed(Point.LIST, "");
			if (!isInOrder(last, turns)) {
				findings.remark(Point.LIST,
						new Finding("The list is not in the order in which the clients came.", null));
			}
			return;
		}
		Turn fifth = turns.get(turns.size() - 1);
		Finding wrong;
		if (timesShown(last, fifth) > turns.size() - 1 && listed.size() <= 1) {
			wrong = new Finding("The list has the last client %d times.".formatted(turns.size()),
					"Append the address to the list after each accept(), and print the element, not the last address.");
		}
		else if (listed.isEmpty() && showsServer(last)) {
			wrong = new Finding("The addresses in the list are the server's own, not the clients'.",
					"A client's is the second value that accept() returns: (cs, client_ip_port) = ls.accept().");
		}
		else if (listed.isEmpty()) {
			wrong = new Finding("The list of clients is missing or empty.",
					"Append each client's address to a list, and print that same list after the loop: is it one name in both places?");
		}
		else {
			wrong = new Finding("The list has %d of %d clients.".formatted(listed.size(), turns.size()),
					"Append each client's address after its accept(), and print the whole list.");
		}
		findings.failed(Point.LIST, wrong.between(
				String.join(" / ", turns.stream().map((turn) -> PythonAddress.tuple(turn.talk().client())).toList()),
				actual(last.lines()
					.filter((line) -> !line.isBlank())
					.skip(turns.get(0).step().lines().size())
					.toList())));
	}

	private static boolean isInOrder(String last, List<Turn> turns) {
		List<Integer> found = turns.stream()
			.map((turn) -> last.lastIndexOf(String.valueOf(turn.talk().client().getPort())))
			.toList();
		return found.equals(found.stream().sorted().toList());
	}

	// The last client is shown when it comes, and in the list.
	private long timesNeeded(Turn turn) {
		boolean last = turn == this.turns.get(this.turns.size() - 1);
		return (last && this.turns.stream().allMatch((one) -> showsAddress(one.printed(), one))) ? 2 : 1;
	}

	private static long timesShown(String printed, Turn turn) {
		return timesShown(printed, String.valueOf(turn.talk().client().getPort()));
	}

	private static long timesShown(String printed, String port) {
		return Pattern.compile("\\b" + port + "\\b").matcher(printed).results().count();
	}

}
