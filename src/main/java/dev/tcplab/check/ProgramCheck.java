package dev.tcplab.check;

import java.io.IOException;
import java.util.List;

import dev.tcplab.check.judge.Findings;
import dev.tcplab.check.program.Program;

/**
 * The check of one program.
 */
interface ProgramCheck {

	/**
	 * Runs the program and judges it.
	 * @param start starts the program
	 * @param findings where what was found goes
	 * @param notes where what was done to the program goes, in sentences
	 * @throws IOException if the program cannot be started, or the system does not tell
	 * what it does
	 * @throws InterruptedException if the check is interrupted
	 */
	void run(Start start, Findings findings, List<String> notes) throws IOException, InterruptedException;

	/**
	 * Starts a program.
	 */
	@FunctionalInterface
	interface Start {

		/**
		 * Starts the program anew.
		 * @param port to which a client is to connect
		 * @return the program
		 * @throws IOException if it cannot be started
		 */
		Program start(int port) throws IOException;

	}

}
