package dev.tcplab.bench;

import java.util.List;

/**
 * What is said in an exchange.
 *
 * @param bytes the length of a message that ends with a line end; 0 is the lesson's short
 * one without
 * @param keepOpen whether all exchanges of a client are on one connection
 */
record Traffic(int bytes, boolean keepOpen) {

	static final Traffic LESSON = new Traffic(0, false);

	private static final int KILOBYTE = 1024;

	/**
	 * The words that ask the client in C for it.
	 */
	List<String> words() {
		if (this.bytes == 0) {
			return List.of();
		}
		String length = Integer.toString(this.bytes);
		return this.keepOpen ? List.of(length, "keep") : List.of(length);
	}

	String size() {
		if (this.bytes < KILOBYTE) {
			return this.bytes + " B";
		}
		return (this.bytes < KILOBYTE * KILOBYTE) ? this.bytes / KILOBYTE + " KB"
				: this.bytes / KILOBYTE / KILOBYTE + " MB";
	}

}
