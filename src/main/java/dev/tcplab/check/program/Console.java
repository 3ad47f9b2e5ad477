package dev.tcplab.check.program;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What a program prints on both outputs, in parts, each of which is bounded on its own.
 */
public final class Console {

	private final CapturedOutput output;

	private final CapturedOutput errors;

	private final String directory;

	private final String home;

	private int parts = 1;

	/**
	 * Captures what a process prints.
	 * @param directory where the program works
	 * @param home what it prints in place of that
	 */
	Console(Process process, String directory, String home) {
		this.directory = directory;
		this.home = home;
		this.output = new CapturedOutput(process.getInputStream(), "output of " + process.pid());
		this.errors = new CapturedOutput(process.getErrorStream(), "errors of " + process.pid());
	}

	/**
	 * Starts a new part, such as that of the next client.
	 * @return its index, from 1; what comes before all has 0
	 */
	public synchronized int startPart() {
		this.output.startPart();
		this.errors.startPart();
		return this.parts++;
	}

	/**
	 * Returns what has been printed in one part.
	 */
	public Printed part(int index) {
		return new Printed(named(this.output.part(index)), named(this.errors.part(index)),
				this.output.isCut(index) || this.errors.isCut(index));
	}

	private String named(String text) {
		return this.directory.equals(this.home) ? text : text.replace(this.directory, this.home);
	}

	/**
	 * Returns what has been printed, part by part.
	 */
	public synchronized List<Printed> parts() {
		return IntStream.range(0, this.parts).mapToObj(this::part).toList();
	}

	long total() {
		return this.output.total() + this.errors.total();
	}

	void awaitEnd(long millis) throws InterruptedException {
		this.output.awaitEnd(millis);
		this.errors.awaitEnd(millis);
	}

}
