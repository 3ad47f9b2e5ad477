package dev.tcplab.check.exercise;

import java.net.InetSocketAddress;

import dev.tcplab.console.PythonAddress;

/**
 * What an exercise's texts leave open, for one client.
 *
 * @param number the client's number, from 1
 * @param client the client's address
 * @param message what the client has sent
 * @param answer what the client got
 */
public record Placeholders(int number, InetSocketAddress client, String message, String answer) {

	/**
	 * The client's number, from 1.
	 */
	public static final String NUMBER = "{number}";

	/**
	 * The client's IP and port, as Python shows them.
	 */
	public static final String CLIENT = "{client}";

	/**
	 * What the client has sent.
	 */
	public static final String MESSAGE = "{message}";

	/**
	 * What the client got.
	 */
	public static final String ANSWER = "{answer}";

	/**
	 * A word that is drawn for each run.
	 */
	static final String WORD = "{word}";

	/**
	 * A number of six digits that is drawn for each run.
	 */
	static final String DIGITS = "{digits}";

	private static final String INDEX = "{index}";

	/**
	 * Fills in a text.
	 * @param text the text with placeholders
	 * @return the text
	 */
	public String fill(String text) {
		return text.replace(NUMBER, String.valueOf(this.number))
			.replace(INDEX, String.valueOf(this.number - 1))
			.replace(CLIENT, PythonAddress.tuple(this.client))
			.replace(ANSWER, this.answer)
			.replace(MESSAGE, this.message);
	}

}
