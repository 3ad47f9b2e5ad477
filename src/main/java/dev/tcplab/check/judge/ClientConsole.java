package dev.tcplab.check.judge;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.tcplab.check.exercise.Exercise.Step;
import dev.tcplab.check.exercise.Placeholders;
import dev.tcplab.check.observe.Connection;
import dev.tcplab.check.observe.Talk.Ending;

final class ClientConsole {

	private static final int SHORTEST_BEGINNING = 3;

	private static final String PRINT_IT = "Print what recv() returned: answer = s.recv(2048).decode(). If a function such as"
			+ " talk() returns it, print what that returns.";

	private final String printed;

	private final List<String> lines;

	private final String squeezed;

	ClientConsole(String printed) {
		this.printed = TextMatch.withoutColours(printed);
		this.lines = this.printed.lines().map(String::strip).filter((line) -> !line.isEmpty()).toList();
		this.squeezed = TextMatch.squeeze(this.printed);
	}

	/** Returns whether an answer was printed, as text or as bytes. */
	boolean shows(Connection connection) {
		return shows(connection.answer()) || showsBytes(connection);
	}

	private boolean shows(String text) {
		return this.squeezed.contains(plain(text));
	}

	private boolean showsBytes(Connection connection) {
		return this.printed.contains(pythonBytes(connection.answer().strip()));
	}

	// As print() shows bytes, without the closing quotation mark.
	private static String pythonBytes(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		String shown = IntStream.range(0, bytes.length)
			.map((i) -> bytes[i] & 0xff)
			.mapToObj((b) -> (b >= ' ' && b <= '~') ? String.valueOf((char) b) : "\\x%02x".formatted(b))
			.collect(Collectors.joining());
		return (text.contains("'") ? "b\"" : "b'") + shown;
	}

	/** Returns whether at least the beginning of an answer was printed. */
	boolean showsSome(Connection connection) {
		return shows(connection) || !beginning(connection).isEmpty();
	}

	private String beginning(Connection connection) {
		String answer = connection.answer();
		String message = connection.text().strip();
		return IntStream.iterate(answer.length(), (length) -> length > 0, (length) -> length - 1)
			.mapToObj((length) -> answer.substring(0, length).strip())
			.filter((text) -> !text.isEmpty() && !text.equals(message))
			.filter((text) -> this.lines.stream()
				.anyMatch((line) -> line.equals(text) || text.length() >= SHORTEST_BEGINNING && line.endsWith(text)))
			.findFirst()
			.orElse("");
	}

	Optional<Finding> mistake(List<Connection> answered, List<Step> steps) {
		int from = 0;
		for (Connection connection : answered) {
			if (!shows(connection)) {
				return Optional.of(missing(connection, answered.get(0), steps.get(connection.number() - 1))
					.between(quoted(connection.answer()), lastLine()));
			}
			String answer = plain(connection.answer());
			int at = this.squeezed.indexOf(answer, from);
			if (at < 0 && shows(connection.answer()) && !isAtOnce(answered)) {
				return Optional.of(Point.PRINTS.failed("The answers are not printed in the order in which they came.",
						"Print each answer before the next message is sent."));
			}
			from = Math.max(from, at);
		}
		return answered.isEmpty() ? Optional.of(Point.PRINTS.failed("There was no answer to print."))
				: unshown(answered, steps);
	}

	/** Finds a missing message, ignoring answers that contain it. */
	private Optional<Finding> unshown(List<Connection> answered, List<Step> steps) {
		String rest = this.printed;
		for (Connection connection : answered) {
			rest = rest.replace(pythonBytes(connection.answer().strip()), "");
		}
		rest = plain(rest);
		for (Connection connection : answered) {
			rest = rest.replace(plain(connection.answer()), "");
		}
		String others = rest;
		return answered.stream()
			.filter((one) -> steps.get(one.number() - 1)
				.lines()
				.stream()
				.anyMatch((line) -> line.contains(Placeholders.MESSAGE)))
			.filter((one) -> !others.contains(plain(one.text())))
			.findFirst()
			.map((one) -> Point.PRINTS
				.failed("Message %d, which was sent to the server, is not on the console.".formatted(one.number()),
						"Print each message before you send it: print(f\"To Server: {msg}\").")
				.between(quoted(filled(steps.get(one.number() - 1).lines().get(0), one)), firstLine()));
	}

	private String firstLine() {
		return this.lines.isEmpty() ? "nothing" : quoted(this.lines.get(0));
	}

	private Finding missing(Connection connection, Connection first, Step step) {
		int number = connection.number();
		int repeated = count(first.answer());
		if (number > 1 && repeated > 1) {
			return Point.PRINTS.failed(
					"The answer to message %d is not on the console; the answer to message 1 is there %d times."
						.formatted(number, repeated),
					"Call recv() in each round of the loop, and print what it has just returned.");
		}
		String beginning = beginning(connection);
		if (beginning.isEmpty()) {
			return isOwnMessage(connection, step)
					? Point.PRINTS.failed("It prints its own message where the answer belongs.", PRINT_IT)
					: Point.PRINTS.failed("The answer to message %d is not on the console.".formatted(number),
							PRINT_IT);
		}
		if (connection.ending() != Ending.RESET && plain(beginning).equals(plain(connection.usual()))) {
			return Point.PRINTS.failed("It prints the answer that it expects, not the one that came.", PRINT_IT);
		}
		int bytes = beginning.getBytes(StandardCharsets.UTF_8).length;
		return Point.PRINTS.failed("Only the first %d bytes of the answer are on the console.".formatted(bytes),
				"recv(%d) reads %1$d bytes at most: give it a number that is large enough, such as 2048."
					.formatted(bytes));
	}

	private boolean isOwnMessage(Connection connection, Step step) {
		long asked = step.lines().stream().filter((line) -> line.contains(Placeholders.MESSAGE)).count();
		return count(connection.text()) > asked;
	}

	private int count(String text) {
		String wanted = plain(text);
		int count = 0;
		int at = this.squeezed.indexOf(wanted);
		while (at >= 0 && !wanted.isEmpty()) {
			count++;
			at = this.squeezed.indexOf(wanted, at + wanted.length());
		}
		return count;
	}

	/** Remarks on output that differs from the lesson only in form. */
	Optional<Finding> remark(List<Connection> answered, List<Step> steps) {
		if (answered.stream().anyMatch((one) -> showsBytes(one) && !this.lines.contains(one.answer().strip()))) {
			return Optional.of(Point.WORDING.remark("The answer is printed as bytes, with b in front of it.",
					"Make text of it before it is printed: print(answer.decode())."));
		}
		Optional<Finding> wording = answered.stream()
			.flatMap((one) -> steps.get(one.number() - 1).lines().stream().map((line) -> filled(line, one)))
			.filter((line) -> !shows(line))
			.findFirst()
			.map((line) -> Point.WORDING.remark("The wording of the console is not the lesson's.", null)
				.between(quoted(line), quoted(this.lines.isEmpty() ? "" : this.lines.get(0))));
		return wording.or(() -> isAnsweredAtTheEnd(answered) ? Optional.of(Point.WORDING
			.remark("The lines are not in the lesson's order.", "Print each answer before the next message is sent."))
				: Optional.empty());
	}

	private static String filled(String line, Connection connection) {
		return new Placeholders(connection.number(), connection.client(), connection.text(), connection.answer())
			.fill(line)
			.strip();
	}

	private boolean isAnsweredAtTheEnd(List<Connection> answered) {
		return answered.stream()
			.skip(1)
			.anyMatch((one) -> this.squeezed.indexOf(plain(one.text())) < this.squeezed
				.indexOf(plain(answered.get(0).answer())) && !one.text().equals(answered.get(0).text()))
				&& answered.stream().allMatch((one) -> shows(one.answer()));
	}

	private static boolean isAtOnce(List<Connection> connections) {
		return IntStream.range(1, connections.size())
			.anyMatch((i) -> connections.get(i).times().accepted() < connections.get(i - 1).times().answered());
	}

	// The sent text may contain colors too.
	private static String plain(String text) {
		return TextMatch.squeeze(TextMatch.withoutColours(text));
	}

	private String lastLine() {
		return this.lines.isEmpty() ? "nothing" : quoted(this.lines.get(this.lines.size() - 1));
	}

	static String quoted(String text) {
		return '"' + text + '"';
	}

}
