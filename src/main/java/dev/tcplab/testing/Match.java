package dev.tcplab.testing;

import java.nio.charset.StandardCharsets;

/**
 * A message that matched a rule, for the function that returns the answer.
 */
public final class Match {

	private final byte[][] groups;

	Match(byte[][] groups) {
		this.groups = groups;
	}

	/**
	 * Returns the complete message, in UTF-8.
	 */
	public String message() {
		return group(0);
	}

	/**
	 * Returns the complete message without its frame.
	 */
	public byte[] bytes() {
		return this.groups[0].clone();
	}

	/**
	 * Returns a group of the regular expression; empty if the message has no such part.
	 * @param number the number of the group, from 1; 0 is the complete message
	 * @throws IndexOutOfBoundsException if the expression has no such group
	 */
	public String group(int number) {
		return new String(this.groups[number], StandardCharsets.UTF_8);
	}

}
