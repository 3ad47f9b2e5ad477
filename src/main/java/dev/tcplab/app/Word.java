package dev.tcplab.app;

/** The meaning of a word after a mode. */
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
