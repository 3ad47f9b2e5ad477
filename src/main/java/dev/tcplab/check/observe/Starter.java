package dev.tcplab.check.observe;

import java.io.IOException;

import dev.tcplab.check.program.Program;

/**
 * Starts the program that is observed.
 */
@FunctionalInterface
public interface Starter {

	/**
	 * Starts the program.
	 * @param port to which a client is to connect
	 * @throws IOException if it cannot be started
	 */
	Program start(int port) throws IOException;

}
