package dev.tcplab.check.exercise;

import java.net.InetSocketAddress;

import dev.tcplab.console.PythonAddress;

/** The values of an exercise's placeholders for one client. */
public record Placeholders(int number, InetSocketAddress client, String message, String answer) {

	public static final String NUMBER = "{number}";

	/** The client's IP and port, as Python prints them. */
	public static final String CLIENT = "{client}";

	public static final String MESSAGE = "{message}";

	public static final String ANSWER = "{answer}";

	/** A random word, drawn for each run. */
	static final String WORD = "{word}";

	/** A random number of six digits, drawn for each run. */
	static final String DIGITS = "{digits}";

	private static final String INDEX = "{index}";

	public String fill(String text) {
		return text.replace(NUMBER, String.valueOf(this.number))
			.replace(INDEX, String.valueOf(this.number - 1))
			.replace(CLIENT, PythonAddress.tuple(this.client))
			.replace(ANSWER, this.answer)
			.replace(MESSAGE, this.message);
	}

}
