package dev.tcplab.check.observe;

import java.io.IOException;

/**
 * A program that runs elsewhere: only its connections are visible, not its console or its
 * end.
 */
public interface RemoteProgram extends AutoCloseable {

	/**
	 * Observes it. This takes as long as the timeouts allow.
	 */
	Observation observe() throws IOException, InterruptedException;

	/**
	 * Returns the observation so far. Any thread may call this. The latest exchange may
	 * change.
	 */
	Observation soFar();

	/** Ends the observation early, if possible. */
	@Override
	void close();

}
