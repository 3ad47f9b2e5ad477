package dev.tcplab.check.judge;

import java.util.Locale;

/**
 * What is checked, in this order.
 */
public enum Point {

	STARTS("starts"),

	LISTENS("listens"),

	FIRST_CLIENT("the first client is answered"),

	ANSWER("the answer is right"),

	CLIENTS("one client after another is answered"),

	CONNECTS("connects"),

	SENDS("sends the message"),

	READS("reads the answer"),

	CONSOLE("the console shows who connected and what was sent"),

	PRINTS("prints what was said"),

	END("goes on, or ends, as the exercise says"),

	LIST("prints the list of clients"),

	ENDS("ends by itself"),

	CTRL_C("ends at Ctrl-C"),

	WORDING("wording"),

	ROBUST("other clients"),

	PORT("the port");

	private final String title;

	Point(String title) {
		this.title = title;
	}

	/**
	 * Returns the name under which reports have it.
	 * @return such as {@code first-client}
	 */
	public String id() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * Returns what is checked.
	 * @return a few words
	 */
	public String title() {
		return this.title;
	}

}
