package dev.tcplab.mode;

import dev.tcplab.console.Transcript;
import dev.tcplab.console.VisibleText;
import dev.tcplab.support.CommandLine;

import org.springframework.boot.ExitCodeGenerator;
import org.springframework.stereotype.Component;

/**
 * Reports what failed in a client mode, and makes the process end with exit code 1.
 */
@Component
public final class Failures implements ExitCodeGenerator {

	private final Transcript transcript;

	private volatile boolean any;

	public Failures(Transcript transcript) {
		this.transcript = transcript;
	}

	/**
	 * Reports what failed, after the lines of the transcript to which it belongs.
	 * @param text one line or two
	 */
	public void report(String text) {
		remark(text);
		this.any = true;
	}

	/**
	 * Reports what does not change the exit code.
	 * @param text one line or two
	 */
	public void remark(String text) {
		this.transcript.flush();
		System.err.println(VisibleText.ofLines(CommandLine.adapt(text)));
	}

	@Override
	public int getExitCode() {
		return this.any ? 1 : 0;
	}

}
