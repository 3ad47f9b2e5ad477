package dev.tcplab.bench;

import java.io.IOException;

/**
 * Clients that talk to a server for a while, in a process of their own.
 */
interface Clients {

	/**
	 * Has them talk.
	 * @return what they have measured
	 */
	LoadReport talkTo(Server server) throws IOException, InterruptedException;

}
