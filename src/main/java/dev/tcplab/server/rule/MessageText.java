package dev.tcplab.server.rule;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A message as text for regular expressions, which share one time limit per message,
 * because a few characters can keep some patterns busy for years.
 */
final class MessageText implements CharSequence {

	static final long MOST_MILLIS = 100;

	// About half a millisecond.
	private static final int READS_BETWEEN_CHECKS = 1 << 16;

	private static final byte[] NOTHING = {};

	private final byte[] bytes;

	private Charset charset = StandardCharsets.UTF_8;

	private @Nullable String text;

	private long start;

	private int reads;

	MessageText(byte[] bytes) {
		this.bytes = bytes;
	}

	byte[] bytes() {
		return this.bytes;
	}

	// The time starts with the first pattern.
	Matcher matcher(Pattern pattern) {
		if (this.text == null) {
			this.start = System.nanoTime();
			this.text = new String(this.bytes, this.charset);
			// If they are not UTF-8, each byte is one character and stays unchanged.
			if (!Arrays.equals(bytes(this.text), this.bytes)) {
				this.charset = StandardCharsets.ISO_8859_1;
				this.text = new String(this.bytes, this.charset);
			}
		}
		return pattern.matcher(this);
	}

	byte[] group(Matcher match, int number) {
		String group = match.group(number);
		return (group != null) ? bytes(group) : NOTHING;
	}

	byte[] bytes(String part) {
		return part.getBytes(this.charset);
	}

	@Override
	public char charAt(int index) {
		if (++this.reads % READS_BETWEEN_CHECKS == 0) {
			checkTime();
		}
		return this.text.charAt(index);
	}

	private void checkTime() {
		if (TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - this.start) >= MOST_MILLIS) {
			throw new TooSlowException();
		}
		// A virtual thread would otherwise keep other clients waiting.
		Thread.yield();
	}

	@Override
	public int length() {
		return this.text.length();
	}

	@Override
	public CharSequence subSequence(int start, int end) {
		return this.text.subSequence(start, end);
	}

	@Override
	public String toString() {
		return this.text;
	}

	static final class TooSlowException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		TooSlowException() {
			super("The time is over", null, false, false);
		}

	}

}
