package dev.tcplab.testing;

/**
 * How often the server should have received a message.
 *
 * @param least the smallest number
 * @param most the largest number
 */
public record Times(int least, int most) {

	/**
	 * Requires exactly this number.
	 */
	public static Times times(int number) {
		return new Times(number, number);
	}

	public static Times atLeast(int number) {
		return new Times(number, Integer.MAX_VALUE);
	}

	public static Times never() {
		return times(0);
	}

	boolean allow(int number) {
		return number >= this.least && number <= this.most;
	}

	@Override
	public String toString() {
		return ((this.most > this.least) ? "at least " : "") + inWords(this.least);
	}

	static String inWords(int number) {
		return (number == 1) ? "1 time" : number + " times";
	}

}
