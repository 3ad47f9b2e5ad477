package dev.tcplab.server.rule;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.tcplab.protocol.codec.Codec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Rules that cannot be used.
 */
class RuleReaderTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					answer=b                           | no condition                                    | Set one of equals, starts-with, matches, hex, or use otherwise
					equals=a;hex=61;answer=b           | has equals and hex                              | Keep one of them, and move the other to a rule of its own
					equals=a                           | no answer                                       | Set answer or answer-hex, or then=close to end without an answer
					equals=a;answer=b;answer-hex=62    | has answer and answer-hex                       | Keep one of them
					matches=GET [0-4;answer=b          | .matches: 'GET [0-4': Unclosed character class at character 8 | Fix the regular expression, or use equals for plain text
					hex=0x61;answer=b                  | .hex: '0x61'                                    | Write two hexadecimal digits per byte, in quotation marks, as in "0102ff"
					equals=a;answer-hex=6              | .answer-hex: '6'                                | Write two hexadecimal digits per byte, in quotation marks, as in "0102ff"
					matches=(a)b;answer=$2             | .answer: unknown group $2, because the pattern has 1 group | Put the part that you need into parentheses, or write $$2 for the text $2
					equals=a;answer={client.pi}        | .answer: unknown variable {client.pi}           | Did you mean client.ip? Variables: client.ip, client.number, client.port,
					equals=a;answer=b;delay=2h         | .delay: '7200000ms'                             | Allowed: 0 to 1h, such as 200ms
					""")
	void namesRuleReasonAndFix(String rule, String reason, String advice) {
		assertThatExceptionOfType(InvalidRuleException.class).isThrownBy(() -> read(Codec.RECV, "answers[0].", rule))
			.withMessage("Invalid rule x.answers[0]%s", reason.startsWith(".") ? reason : ": " + reason)
			.satisfies((ex) -> assertThat(ex.advice()).startsWith(advice));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			LENGTH1 | 256   | it has 256 bytes, and length1 allows 255
			LENGTH2 | 65536 | it has 65536 bytes, and length2 allows 65535
			""")
	void rejectsAnswerThatIsTooLong(Codec codec, int length, String reason) {
		assertThatNoException().isThrownBy(() -> read(codec, "otherwise.", "answer=" + "x".repeat(length - 1)));
		assertThatExceptionOfType(InvalidRuleException.class)
			.isThrownBy(() -> read(codec, "otherwise.", "answer=" + "x".repeat(length)))
			.withMessage("Invalid rule x.otherwise.answer: " + reason);
	}

	@ParameterizedTest
	@CsvSource({ "LF, 610a62", "CRLF, 610d0a62", "NULL, 610062" })
	void rejectsAnswerThatContainsDelimiter(Codec codec, String answer) {
		assertThatExceptionOfType(InvalidRuleException.class)
			.isThrownBy(() -> read(codec, "otherwise.", "answer-hex=" + answer))
			.withMessage("Invalid rule x.otherwise.answer-hex: it contains the bytes that end a message of "
					+ codec.name().toLowerCase(Locale.ROOT));
	}

	@Test
	void rejectsConditionOfOtherwise() {
		assertThatExceptionOfType(InvalidRuleException.class)
			.isThrownBy(() -> read(Codec.RECV, "otherwise.", "equals=a;answer=b"))
			.withMessage("Invalid rule x.otherwise: has equals");
	}

	@Test
	void requiresRule() {
		assertThatExceptionOfType(InvalidRuleException.class)
			.isThrownBy(() -> new RuleSet(new Rules(List.of(), null), Codec.RECV, "x.", new Variables("mock")))
			.withMessage("x.answers has no rule");
	}

	private static void read(Codec codec, String prefix, String rule) {
		Map<String, String> properties = Stream.of(rule.split(";"))
			.map((setting) -> setting.split("=", 2))
			.collect(Collectors.toMap((setting) -> "x." + prefix + setting[0], (setting) -> setting[1]));
		Rules rules = new Binder(new MapConfigurationPropertySource(properties)).bind("x", Rules.class).get();
		new RuleSet(rules, codec, "x.", new Variables("mock"));
	}

}
