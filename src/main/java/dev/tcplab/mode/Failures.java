package dev.tcplab.mode;

import dev.tcplab.console.VisibleText;
import dev.tcplab.support.CommandLine;

import org.springframework.boot.ExitCodeGenerator;
import org.springframework.stereotype.Component;

/**
 * Says what failed in a client mode, and makes the process end with exit code 1.
 */
@Component
public final class Failures implements ExitCodeGenerator {

	private volatile boolean any;

	/**
	 * Says what failed.
	 * @param text one line or two
	 */
	public void report(String text) {
		System.err.println(VisibleText.ofLines(CommandLine.adapt(text)));
		this.any = true;
	}

	@Override
	public int getExitCode() {
		return this.any ? 1 : 0;
	}

}
