package dev.tcplab.app;

/**
 * What a word after a mode means.
 */
enum Word {

	TARGET("[TARGET]"), MESSAGE("[MESSAGE]"), TARGETS("TARGET..."), EXERCISE("EXERCISE"),

	PROGRAM("(FILE... | TARGET)");

	private final String usage;

	Word(String usage) {
		this.usage = usage;
	}

	String usage() {
		return this.usage;
	}

}
