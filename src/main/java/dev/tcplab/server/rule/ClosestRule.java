package dev.tcplab.server.rule;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;

import dev.tcplab.console.VisibleText;
import dev.tcplab.server.rule.MessageText.TooSlowException;

/**
 * The rule that came closest to matching a message, and where the message differs.
 *
 * @param common number of bytes at the beginning that agree, regardless of capitalization
 * @param difference the first difference, as a clause about the message
 */
record ClosestRule(String rule, int common, String difference) {

	private static final int LONGEST_QUOTE = 20;

	static String explain(List<ReadyRule> rules, byte[] message) {
		// If several rules are equally close, the first one wins.
		return rules.stream()
			.map((rule) -> of(rule, message))
			.sorted(Comparator.comparingInt(ClosestRule::common).reversed())
			.findFirst()
			.filter((closest) -> closest.common() > 0 || message.length == 0)
			.map((closest) -> "no rule matched. Closest: %s: the message %s".formatted(closest.rule(),
					closest.difference()))
			.orElse("no rule matched, and no rule begins like the message");
	}

	private static ClosestRule of(ReadyRule rule, byte[] message) {
		return (rule.condition() instanceof Condition.Literal literal) ? of(rule.name(), literal.expected(), message)
				: of(rule.name(), ((Condition.Regex) rule.condition()), message);
	}

	private static ClosestRule of(String rule, byte[] expected, byte[] message) {
		int at = Arrays.mismatch(expected, message);
		int common = Arrays.mismatch(lowercase(expected), lowercase(message));
		String difference;
		if (at == message.length) {
			difference = "%s; expected %s at byte %d".formatted(ending(message), quoted(expected, at), at);
		}
		else {
			difference = "has %s at byte %d; expected %s".formatted(quoted(message, at), at,
					(at == expected.length) ? "its end" : quoted(expected, at));
		}
		return new ClosestRule(rule, (common < 0) ? message.length : common, difference);
	}

	// Finds the longest beginning of the message that a matching message can have, too.
	private static ClosestRule of(String rule, Condition.Regex regex, byte[] message) {
		MessageText text = new MessageText(message);
		Matcher matcher = text.matcher(regex.pattern());
		int possible = 0;
		int impossible = text.length() + 1;
		try {
			while (impossible - possible > 1) {
				int length = (possible + impossible) / 2;
				if (isPossible(matcher, length)) {
					possible = length;
				}
				else {
					impossible = length;
				}
			}
		}
		catch (TooSlowException | StackOverflowError ex) {
			// The result so far is good enough.
		}
		int at = text.bytes(text.toString().substring(0, possible)).length;
		return new ClosestRule(rule, at, (at == message.length) ? ending(message) + "; the pattern expects more"
				: "has %s at byte %d, which the pattern does not allow".formatted(quoted(message, at), at));
	}

	private static boolean isPossible(Matcher matcher, int length) {
		matcher.region(0, length);
		return matcher.matches() || matcher.hitEnd();
	}

	private static String ending(byte[] message) {
		if (message.length == 0) {
			return "is empty";
		}
		return "has %s and ends there"
			.formatted((message.length > LONGEST_QUOTE) ? message.length + " bytes" : VisibleText.quoted(message));
	}

	private static String quoted(byte[] bytes, int at) {
		return VisibleText.quoted(Arrays.copyOfRange(bytes, at, at + 1));
	}

	private static byte[] lowercase(byte[] bytes) {
		return new String(bytes, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT)
			.getBytes(StandardCharsets.ISO_8859_1);
	}

}
