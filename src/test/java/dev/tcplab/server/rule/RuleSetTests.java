package dev.tcplab.server.rule;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

import dev.tcplab.protocol.codec.Codec;
import dev.tcplab.server.ClientConnection;
import dev.tcplab.server.FaultEnd;
import dev.tcplab.server.Reply;
import dev.tcplab.server.Rule;
import dev.tcplab.server.Rule.Then;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Rules, without a server.
 */
class RuleSetTests {

	private static final RuleSet RULES = rules(Rule.equalTo("PING").answer("PONG"),
			Rule.matching("GET ([0-4])(x)?").answer("sequence $1$2 costs $$1"), Rule.startingWith("Q").answer("$1 bye"),
			Rule.matching("ma(.)ana (.*)").answer("$2 $1 $0"), Rule.startingWith("PIN").answer("never"));

	@ParameterizedTest
	@CsvSource({ "PING, PONG", "GET 3, sequence 3 costs $1", "GET 4x, sequence 4x costs $1", "QUIT, $1 bye",
			"mañana sí, sí ñ mañana sí", "PING!, never", "GET 5, ", "ping, ", " PING, PONG" })
	void answersByFirstRuleThatMatches(String message, @Nullable String answer) {
		assertThat(text(RULES.reply(bytes(message), Connected.DIRECTLY))).isEqualTo(answer);
	}

	@Test
	void keepsBytesThatAreNotUtf8() {
		RuleSet rules = rules(Rule.equalToHex("0102ff").answerHex("06"), Rule.matching("(?s)\u0001(.*)").answer("ñ$1"));
		assertThat(hex(rules, "0102ff")).isEqualTo("06");
		assertThat(hex(rules, "01ff0a80")).isEqualTo("c3b1ff0a80");
	}

	@Test
	void returnsHowConnectionContinues() {
		RuleSet rules = rules(Rule.equalTo("a").answer("b").delay(Duration.ofMillis(5)).then(Then.CLOSE),
				Rule.equalTo("c").then(Then.RESET));
		assertThat(rules.reply(bytes("a"), Connected.DIRECTLY)).usingRecursiveComparison()
			.isEqualTo(new Reply(bytes("b"), Duration.ofMillis(5), FaultEnd.CLOSE, "rule 1 (equals a)"));
		assertThat(rules.reply(bytes("c"), Connected.DIRECTLY)).isEqualTo(new Reply(null, Duration.ZERO, FaultEnd.RESET,
				"rule 2 (equals c) ends the connection without an answer"));
	}

	@Test
	void answersOtherMessagesOtherwise() {
		RuleSet rules = new RuleSet(new Rules(List.of(), Rule.always().answer("unknown to {server.name}")), Codec.RECV,
				"", new Variables("mock"));
		Reply reply = rules.reply(bytes("?"), Connected.DIRECTLY);
		assertThat(text(reply)).isEqualTo("unknown to mock");
		assertThat(reply.reason()).isEqualTo("otherwise, because no rule matched");
	}

	@Test
	void fillsInVariables() {
		String answer = "{client.ip} {client.port} {client.number} [{proxy.source}] [{tls.version}] [{tls.sni}]";
		assertThat(whoami(answer, Connected.THROUGH_PROXY))
			.isEqualTo("192.0.2.7 57848 7 [192.0.2.7:57848] [TLSv1.3] [lab.example]");
		assertThat(whoami(answer, Connected.DIRECTLY)).isEqualTo("192.0.2.7 57848 7 [] [] []");
		assertThat(whoami("{replica}", Connected.DIRECTLY))
			.isEqualTo(whoami("{host.name}", Connected.DIRECTLY) + "-" + ProcessHandle.current().pid());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "{\"ip\":\"{client.ip}\"} | {\"ip\":\"192.0.2.7\"}", "{} {a.b} {hi} | {} {a.b} {hi}" })
	void keepsOtherBraces(String answer, String expected) {
		assertThat(whoami(answer, Connected.DIRECTLY)).isEqualTo(expected);
	}

	@Test
	@Timeout(10)
	void givesUpSlowPattern() {
		RuleSet rules = rules(Rule.matching("(x+x+)+y\\1").answer("found"), Rule.startingWith("x").answer("next"));
		Reply reply = rules.reply(bytes("x".repeat(2000)), Connected.DIRECTLY);
		assertThat(reply.answer()).isNull();
		assertThat(reply.reason()).isEqualTo("rule 1 (matches (x+x+)+y\\1) took longer than 100 ms");
	}

	@Test
	void givesUpPatternThatNeedsMuchMemory() {
		RuleSet rules = rules(Rule.matching("(a|b)*").answer("found"));
		Reply reply = rules.reply(bytes("ab".repeat(1_000_000)), Connected.DIRECTLY);
		assertThat(reply.reason()).isEqualTo("rule 1 (matches (a|b)*) needs too much memory for such a long message");
	}

	private static String whoami(String answer, ClientConnection connection) {
		return text(rules(Rule.equalTo("whoami").answer(answer)).reply(bytes("whoami"), connection));
	}

	private static String hex(RuleSet rules, String message) {
		return HexFormat.of().formatHex(rules.reply(HexFormat.of().parseHex(message), Connected.DIRECTLY).answer());
	}

	static RuleSet rules(Rule... rules) {
		return new RuleSet(new Rules(List.of(rules), null), Codec.RECV, "", new Variables("mock"));
	}

	static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static @Nullable String text(Reply reply) {
		byte[] answer = reply.answer();
		return (answer != null) ? new String(answer, StandardCharsets.UTF_8) : null;
	}

}
