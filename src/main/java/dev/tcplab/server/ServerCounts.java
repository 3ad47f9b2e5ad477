package dev.tcplab.server;

import java.util.Map;

/**
 * What a server has counted since its counts were last forgotten.
 *
 * @param connections clients that were accepted
 * @param active clients that are connected now, also those from before
 * @param rejected clients beyond the limit, or that came while the server stopped
 * @param exchanges ended exchanges by outcome; each outcome is there
 * @param bytes bytes of these exchanges by direction
 */
public record ServerCounts(long connections, long active, long rejected, Map<Outcome, Long> exchanges, Bytes bytes) {

	/**
	 * Bytes by direction.
	 *
	 * @param in bytes received from clients
	 * @param out bytes written to clients
	 */
	public record Bytes(long in, long out) {
	}

}
