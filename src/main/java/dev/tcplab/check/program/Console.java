package dev.tcplab.check.program;

import java.util.List;
import java.util.stream.IntStream;

/** The program's outputs, in parts with a bound for each part. */
public final class Console {

	private final CapturedOutput output;

	private final CapturedOutput errors;

	private final String directory;

	private final String home;

	private int parts = 1;

	/** Captures the outputs, with {@code home} instead of the working directory. */
	Console(Process process, String directory, String home) {
		this.directory = directory;
		this.home = home;
		this.output = new CapturedOutput(process.getInputStream(), "output of " + process.pid());
		this.errors = new CapturedOutput(process.getErrorStream(), "errors of " + process.pid());
	}

	/** Starts the part of the next client. Part 0 precedes the first client. */
	public synchronized int startPart() {
		this.output.startPart();
		this.errors.startPart();
		return this.parts++;
	}

	public Printed part(int index) {
		return new Printed(named(this.output.part(index)), named(this.errors.part(index)),
				this.output.isCut(index) || this.errors.isCut(index));
	}

	private String named(String text) {
		return this.directory.equals(this.home) ? text : text.replace(this.directory, this.home);
	}

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
