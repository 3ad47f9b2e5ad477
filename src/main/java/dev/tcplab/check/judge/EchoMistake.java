package dev.tcplab.check.judge;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.tcplab.check.exercise.Exercise;
import dev.tcplab.check.exercise.Placeholders;
import org.jspecify.annotations.Nullable;

/** Explains the mistake in a wrong echo. */
record EchoMistake(Exercise exercise, Turn turn) {

	private static final String ECHO = "ECHO: " + Placeholders.MESSAGE;

	private static final Pattern NUMBER_GAME = Pattern
		.compile("-?\\d+|(?is).*\\b(?:number|n[u\u00fa]mero|higher|lower|guess)\\b.*");

	private static final String UNCHANGED = "Send the message of this client, unchanged.";

	private static final String RIGHT_FILE = "Is it the right file? This exercise answers \"ECHO: \" and the message.";

	Finding finding() {
		String actual = TextMatch.withoutColours(this.turn.talk().text());
		String sent = this.turn.talk().sent();
		boolean echo = ECHO.equals(this.turn.step().expected().strip());
		Optional<String> other = Lookalike.of(this.turn, this.exercise);
		if (actual.contains("b'" + sent) || actual.contains("b\"" + sent)) {
			return failed("The answer has Python's b'...' around the message.",
					"str() adds b'...' to bytes. Use msg.decode() instead, and call encode() on the answer.");
		}
		if (actual.contains("<socket.socket") || actual.matches("(?s).*\\('[\\d.]+', \\d+\\).*")) {
			return failed("The answer has a socket or an address in it, not the message.",
					"Send what recv() returned: msg = cs.recv(2048).");
		}
		if (other.isPresent()) {
			return failed(other.get() + ".", RIGHT_FILE);
		}
		if (this.turn.step().lines().stream().map(this.turn::fill).anyMatch((line) -> isSent(line, actual))) {
			return failed("A line that belongs on the console was sent to the client.",
					"print() shows it on the console. send() is only for the answer.");
		}
		Matcher braces = ConsoleJudge.BRACES.matcher(actual);
		if (braces.find()) {
			return failed("The answer has %s in it, and not its value.".formatted(braces.group()),
					"The f before the quotation mark is missing: f\"... %s\".".formatted(braces.group()));
		}
		return echo ? echo(actual, sent) : failed("The answer is not what the exercise asks for.", null);
	}

	private boolean isSent(String line, String actual) {
		return line.contains(this.turn.talk().sent()) && actual.contains(line);
	}

	private Finding echo(String actual, String sent) {
		String squeezed = TextMatch.squeeze(actual);
		String echoed = actual.strip().replaceFirst("(?i)^\\s*echo\\s*:\\s*", "");
		boolean begins = squeezed.startsWith("echo");
		if (squeezed.equals(TextMatch.squeeze(sent))) {
			return failed("The answer is the message without \"ECHO: \" before it.",
					"Put it together before sending, as in \"ECHO: \" + msg.");
		}
		if (begins && !echoed.equals(sent) && echoed.equalsIgnoreCase(sent)) {
			return failed("The answer changes the capitalization of the message.",
					UNCHANGED + " Is there an upper() or lower()?");
		}
		if (begins && squeezed.equals("echo:" + TextMatch.squeeze(sent))) {
			return failed("The answer does not keep all spaces of the message.", UNCHANGED);
		}
		if (begins && squeezed.endsWith(TextMatch.squeeze(sent))) {
			return failed("The answer is not quite \"ECHO: \" and the message.",
					"Send exactly \"ECHO: \", with the colon, and then the message.");
		}
		if (echoed.length() == 1 && sent.startsWith(echoed)) {
			return failed("The answer has only the first character of the message: \"%s\".".formatted(echoed),
					"msg[0] is one character: send msg. If it is recv(1), read more, as in recv(2048).");
		}
		if (!echoed.isEmpty() && echoed.length() < sent.length() && sent.startsWith(echoed)) {
			return failed("The answer has only the beginning of the message, %d bytes.".formatted(echoed.length()),
					"recv(%d) reads %1$d bytes at most: give it a number that is large enough, such as 2048."
						.formatted(echoed.length()));
		}
		if (squeezed.startsWith("echo:")) {
			return failed("The answer echoes something other than what the client sent.", UNCHANGED);
		}
		if (NUMBER_GAME.matcher(actual.strip()).matches()) {
			return failed("The answer is that of a program with numbers, such as n ** n or a guessing game.",
					RIGHT_FILE);
		}
		return failed("The answer is not what the exercise asks for.",
				"Answer \"ECHO: \" and what recv() returned. Is it another exercise?");
	}

	private static Finding failed(String fact, @Nullable String fix) {
		return Point.ANSWER.failed(fact, fix);
	}

}
