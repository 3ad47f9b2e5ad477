package dev.tcplab.server.rule;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import dev.tcplab.console.VisibleText;
import dev.tcplab.protocol.codec.Codec;
import dev.tcplab.server.FaultEnd;
import dev.tcplab.server.Rule;
import dev.tcplab.server.Rule.Then;
import org.jspecify.annotations.Nullable;

/**
 * Checks one rule and prepares it.
 *
 * @param property the name of the rule's property
 * @param code makes the answer from the groups of the message; {@code null} if the rule
 * itself contains the answer
 */
record RuleReader(String property, Rule rule, @Nullable Function<byte[][], byte[]> code, Codec codec,
		Variables variables) {

	private static final Duration LONGEST_DELAY = Duration.ofHours(1);

	private static final int LONGEST_NAME = 40;

	private static final String CONDITIONS = "equals, starts-with, matches, hex";

	ReadyRule read(String name) {
		Map<String, String> conditions = conditions();
		if (conditions.isEmpty()) {
			throw invalid("", "no condition", "Set one of %s, or use otherwise".formatted(CONDITIONS));
		}
		if (conditions.size() > 1) {
			throw invalid("", "has " + String.join(" and ", conditions.keySet()),
					"Keep one of them, and move the other to a rule of its own");
		}
		Map.Entry<String, String> condition = conditions.entrySet().iterator().next();
		String shown = VisibleText.whole(condition.getValue());
		String text = (shown.length() > LONGEST_NAME) ? shown.substring(0, LONGEST_NAME) + "…" : shown;
		return ready("%s (%s %s)".formatted(name, condition.getKey(), text),
				condition(condition.getKey(), condition.getValue()));
	}

	ReadyRule readOtherwise() {
		if (!conditions().isEmpty()) {
			throw invalid("", "has " + String.join(" and ", conditions().keySet()),
					"Remove the condition, because otherwise applies to all messages that no rule matches");
		}
		return ready("otherwise, because no rule matched", new Condition.Literal(new byte[0], true));
	}

	private Map<String, String> conditions() {
		Map<String, @Nullable String> all = new LinkedHashMap<>();
		all.put("equals", this.rule.equals());
		all.put("starts-with", this.rule.startsWith());
		all.put("matches", this.rule.matches());
		all.put("hex", this.rule.hex());
		all.values().removeIf(Objects::isNull);
		return all;
	}

	private Condition condition(String key, String value) {
		return switch (key) {
			case "hex" -> new Condition.Literal(hex(key, value), false);
			case "matches" -> new Condition.Regex(pattern(value));
			default -> new Condition.Literal(value.getBytes(StandardCharsets.UTF_8), key.equals("starts-with"));
		};
	}

	private Pattern pattern(String regex) {
		try {
			return Pattern.compile(regex);
		}
		catch (PatternSyntaxException ex) {
			throw invalid(".matches",
					"'%s': %s at character %d".formatted(regex, ex.getDescription(), ex.getIndex() + 1),
					"Fix the regular expression, or use equals for plain text");
		}
	}

	private byte[] hex(String key, String digits) {
		try {
			return HexFormat.of().parseHex(digits);
		}
		catch (IllegalArgumentException ex) {
			throw invalid("." + key, "'%s'".formatted(digits),
					"Write two hexadecimal digits per byte, in quotation marks, as in \"0102ff\"");
		}
	}

	private ReadyRule ready(String name, Condition condition) {
		Duration delay = this.rule.delay();
		if (delay.isNegative() || delay.compareTo(LONGEST_DELAY) > 0) {
			throw invalid(".delay", "'%s'".formatted(delay.toMillis() + "ms"), "Allowed: 0 to 1h, such as 200ms");
		}
		Then then = this.rule.then();
		return new ReadyRule(name, condition, answer(condition.groups()), delay,
				(then == null) ? FaultEnd.ANSWER : (then == Then.CLOSE) ? FaultEnd.CLOSE : FaultEnd.RESET);
	}

	private @Nullable AnswerText answer(int groups) {
		String text = this.rule.answer();
		String digits = this.rule.answerHex();
		if (text != null && digits != null) {
			throw invalid("", "has answer and answer-hex", "Keep one of them");
		}
		if (text == null && digits == null && this.code != null) {
			return AnswerText.of(this.code);
		}
		if (text == null && digits == null) {
			if (this.rule.then() == null) {
				throw invalid("", "no answer", "Set answer or answer-hex, or then=close to end without an answer");
			}
			return null;
		}
		return (text != null) ? fitting(".answer", parse(text, groups))
				: fitting(".answer-hex", AnswerText.of(hex("answer-hex", digits)));
	}

	private AnswerText parse(String text, int groups) {
		try {
			return AnswerText.parse(text, groups, this.variables);
		}
		catch (InvalidRuleException ex) {
			throw invalid(".answer", ex.getMessage(), ex.advice());
		}
	}

	private AnswerText fitting(String key, AnswerText answer) {
		String misfit = this.codec.misfit(answer.fixed());
		if (misfit != null) {
			throw invalid(key, misfit, "Change the answer or tcp-lab.server.codec");
		}
		return answer;
	}

	private InvalidRuleException invalid(String key, String reason, String advice) {
		return new InvalidRuleException("Invalid rule %s%s: %s".formatted(this.property, key, reason), advice);
	}

}
