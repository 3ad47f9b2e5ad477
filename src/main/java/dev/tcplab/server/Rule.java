package dev.tcplab.server;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

import dev.tcplab.support.EnumName;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

/**
 * A rule of a server that answers by rules: a condition and an answer. Start with a
 * condition, as in {@code Rule.equalTo("PING").answer("PONG")}. Text is UTF-8. Rules are
 * checked when a server uses them.
 *
 * @param equals the complete message
 * @param startsWith the beginning of the message
 * @param matches a regular expression for the complete message
 * @param hex the complete message, as hexadecimal digits
 * @param answer the text of the answer, with groups of matches ($1) and variables
 * ({client.ip})
 * @param answerHex the bytes of the answer, as hexadecimal digits
 * @param delay time before the answer, up to 1h
 * @param then how the connection ends after the answer; by default, keep-open decides
 */
public record Rule(@Nullable String equals, @Nullable String startsWith, @Nullable String matches, @Nullable String hex,
		@Nullable String answer, @Nullable String answerHex,
		@DefaultValue("0s") @DurationUnit(ChronoUnit.SECONDS) Duration delay, @Nullable Then then) {

	// JSON has no default.
	public Rule {
		delay = (delay != null) ? delay : Duration.ZERO;
	}

	private Rule(@Nullable String equals, @Nullable String startsWith, @Nullable String matches, @Nullable String hex) {
		this(equals, startsWith, matches, hex, null, null, Duration.ZERO, null);
	}

	/**
	 * Returns a rule for one message, without an answer yet.
	 */
	public static Rule equalTo(String message) {
		return new Rule(message, null, null, null);
	}

	/**
	 * Returns a rule for messages that begin with a text, without an answer yet.
	 */
	public static Rule startingWith(String prefix) {
		return new Rule(null, prefix, null, null);
	}

	/**
	 * Returns a rule for messages that match a regular expression from beginning to end,
	 * without an answer yet.
	 */
	public static Rule matching(String pattern) {
		return new Rule(null, null, pattern, null);
	}

	/**
	 * Returns a rule for one message, without an answer yet.
	 * @param bytes the message, as hexadecimal digits
	 */
	public static Rule equalToHex(String bytes) {
		return new Rule(null, null, null, bytes);
	}

	/**
	 * Returns a rule for every message, for {@code otherwise}, without an answer yet.
	 */
	public static Rule always() {
		return new Rule(null, null, null, null);
	}

	public Rule answer(String text) {
		return new Rule(this.equals, this.startsWith, this.matches, this.hex, text, this.answerHex, this.delay,
				this.then);
	}

	/**
	 * Returns this rule with an answer of bytes.
	 * @param bytes the answer, as hexadecimal digits
	 */
	public Rule answerHex(String bytes) {
		return new Rule(this.equals, this.startsWith, this.matches, this.hex, this.answer, bytes, this.delay,
				this.then);
	}

	public Rule delay(Duration delay) {
		return new Rule(this.equals, this.startsWith, this.matches, this.hex, this.answer, this.answerHex, delay,
				this.then);
	}

	public Rule then(Then then) {
		return new Rule(this.equals, this.startsWith, this.matches, this.hex, this.answer, this.answerHex, this.delay,
				then);
	}

	/**
	 * How a connection ends after the answer of a rule.
	 */
	public enum Then {

		CLOSE,

		RESET;

		@Override
		public String toString() {
			return EnumName.of(this);
		}

	}

}
