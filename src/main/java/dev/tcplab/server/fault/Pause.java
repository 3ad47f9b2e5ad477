package dev.tcplab.server.fault;

import java.io.IOException;
import java.time.Duration;

/**
 * Waits on a connection's own thread.
 */
@FunctionalInterface
public interface Pause {

	/**
	 * Waits for this time, or less if the server is being stopped.
	 * @throws IOException if the connection's deadline has passed
	 */
	void await(Duration time) throws IOException;

}
