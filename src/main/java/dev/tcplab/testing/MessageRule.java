package dev.tcplab.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;

import dev.tcplab.server.Rule;
import org.jspecify.annotations.Nullable;

/**
 * A rule of a {@link TcpLabServer}: which messages it answers, and how.
 */
public final class MessageRule {

	private final MessageRules rules;

	private final String name;

	private final String line;

	private Rule rule;

	private @Nullable Function<byte[][], byte[]> code;

	MessageRule(MessageRules rules, String name, String line, Rule condition) {
		this.rules = rules;
		this.name = name;
		this.line = line;
		this.rule = condition;
	}

	/**
	 * Answers with text. As in the rules of {@code mock}, $1 is the first group of
	 * {@code whenMatches}, and {client.ip} is a variable.
	 */
	public MessageRule answer(String text) {
		checkUnanswered();
		return change(this.rule.answer(text));
	}

	/**
	 * Answers with bytes.
	 * @param bytes as hexadecimal digits
	 */
	public MessageRule answerHex(String bytes) {
		checkUnanswered();
		return change(this.rule.answerHex(bytes));
	}

	/**
	 * Answers with the text that a function returns. If it throws an exception, the test
	 * fails.
	 * @param answer called for each message, by several threads at once if several
	 * clients send
	 */
	public MessageRule answer(Function<Match, String> answer) {
		return answerBytes((match) -> answer.apply(match).getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Answers with the bytes that a function returns.
	 */
	public MessageRule answerBytes(Function<Match, byte[]> answer) {
		checkUnanswered();
		this.code = (groups) -> answer.apply(new Match(groups));
		return change(this.rule);
	}

	private void checkUnanswered() {
		if (this.rule.answer() != null || this.rule.answerHex() != null || this.code != null) {
			throw TestLine.misuse("%s already has an answer. For several answers in turn, use a function", this);
		}
	}

	/**
	 * Delays the answer, by at most one hour.
	 */
	public MessageRule delay(Duration delay) {
		return change(this.rule.delay(delay));
	}

	/**
	 * Ends the connection after the answer. If there is no answer, the connection ends at
	 * once.
	 */
	public Then then() {
		return new Then();
	}

	private MessageRule change(Rule changed) {
		this.rule = changed;
		if (isComplete()) {
			this.rules.prepare();
		}
		return this;
	}

	Rule rule() {
		return this.rule;
	}

	@Nullable Function<byte[][], byte[]> code() {
		return this.code;
	}

	boolean isComplete() {
		return this.code != null || this.rule.answer() != null || this.rule.answerHex() != null
				|| this.rule.then() != null;
	}

	String line() {
		return this.line;
	}

	/**
	 * Returns the rule's condition, as in {@code when("PING")}.
	 */
	@Override
	public String toString() {
		return this.name;
	}

	/**
	 * How the connection ends.
	 */
	public final class Then {

		private Then() {
		}

		public void close() {
			change(MessageRule.this.rule.then(Rule.Then.CLOSE));
		}

		public void reset() {
			change(MessageRule.this.rule.then(Rule.Then.RESET));
		}

	}

}
