package dev.tcplab.mode;

import dev.tcplab.console.Transcript;
import dev.tcplab.console.VisibleText;
import dev.tcplab.support.CommandLine;

import org.springframework.boot.ExitCodeGenerator;
import org.springframework.stereotype.Component;

/** Reports failures of a client mode, and makes the process exit with 1. */
@Component
public final class Failures implements ExitCodeGenerator {

	private final Transcript transcript;

	private volatile boolean any;

	public Failures(Transcript transcript) {
		this.transcript = transcript;
	}

	/** Prints the text after the lines of the transcript to which it belongs. */
	public void report(String text) {
		remark(text);
		this.any = true;
	}

	/** Reports a text that does not change the exit code. */
	public void remark(String text) {
		this.transcript.flush();
		System.err.println(VisibleText.ofLines(CommandLine.adapt(text)));
	}

	@Override
	public int getExitCode() {
		return this.any ? 1 : 0;
	}

}
