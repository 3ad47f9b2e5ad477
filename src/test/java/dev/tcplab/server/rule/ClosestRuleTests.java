package dev.tcplab.server.rule;

import dev.tcplab.server.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The explanation of a message that no rule matches.
 */
class ClosestRuleTests {

	private static final RuleSet RULES = RuleSetTests.rules(Rule.equalTo("HELP").answer("1"),
			Rule.equalTo("PING").answer("2"), Rule.startingWith("QUIT ").answer("3"),
			Rule.matching("GET ([0-4]+) now").answer("4"), Rule.equalToHex("0102ff").answer("5"));

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					PIN        | rule 2 (equals PING): the message has "PIN" and ends there; expected "G" at byte 3
					PING!      | rule 2 (equals PING): the message has "!" at byte 4; expected its end
					PONG       | rule 2 (equals PING): the message has "O" at byte 1; expected "I"
					ping       | rule 2 (equals PING): the message has "p" at byte 0; expected "P"
					QUIT       | rule 3 (starts-with QUIT ): the message has "QUIT" and ends there; expected " " at byte 4
					GET 12     | rule 4 (matches GET ([0-4]+) now): the message has "GET 12" and ends there; the pattern expects more
					GET 15 now | rule 4 (matches GET ([0-4]+) now): the message has "5" at byte 5, which the pattern does not allow
					``         | rule 1 (equals HELP): the message is empty; expected "H" at byte 0
					""")
	void explainsFirstDifference(String message, String difference) {
		assertThat(explain(message)).isEqualTo("no rule matched. Closest: " + difference);
	}

	@Test
	void showsInvisibleBytes() {
		assertThat(explain("PING\n"))
			.endsWith("rule 2 (equals PING): the message has \"\\n\" at byte 4; expected its end");
		assertThat(explain("\u0001\u0002")).endsWith("; expected \"\\xff\" at byte 2");
	}

	@Test
	void namesNoRuleIfNoneIsSimilar() {
		assertThat(explain("xyz")).isEqualTo("no rule matched, and no rule begins like the message");
	}

	@Test
	@Timeout(10)
	void explainsLongMessageInTime() {
		RuleSet rules = RuleSetTests.rules(Rule.matching("(x+x+)+y").answer("1"), Rule.matching("x*").answer("2"));
		assertThat(rules.reply(RuleSetTests.bytes("x".repeat(100_000) + "z"), Connected.DIRECTLY).reason()).isNotNull();
	}

	private static String explain(String message) {
		return RULES.reply(RuleSetTests.bytes(message), Connected.DIRECTLY).reason();
	}

}
