package dev.tcplab.bench;

import java.io.IOException;
import java.time.Duration;

/**
 * Clients that talk to a server for a while, in a process of their own.
 */
interface Clients {

	/**
	 * How much longer than their time they may take.
	 */
	Duration PATIENCE = Duration.ofSeconds(60);

	/**
	 * Has them talk.
	 * @return what they have measured
	 */
	LoadReport talkTo(Server server) throws IOException, InterruptedException;

}
