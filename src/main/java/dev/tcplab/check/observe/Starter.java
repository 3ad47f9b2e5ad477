package dev.tcplab.check.observe;

import java.io.IOException;

import dev.tcplab.check.program.Program;

@FunctionalInterface
public interface Starter {

	/**
	 * Starts the program.
	 * @param port the port to which a client must connect
	 */
	Program start(int port) throws IOException;

}
