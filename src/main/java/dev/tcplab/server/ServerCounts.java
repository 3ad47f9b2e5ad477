package dev.tcplab.server;

import java.util.Map;

/**
 * The counts of a server since its last reset.
 *
 * @param connections clients that were accepted
 * @param active clients that are connected now, including those from before the reset
 * @param rejected clients beyond the limit, or that arrived while the server stopped
 * @param exchanges ended exchanges by outcome, with an entry for each outcome
 * @param bytes bytes of these exchanges
 */
public record ServerCounts(long connections, long active, long rejected, Map<Outcome, Long> exchanges, Bytes bytes) {

	public record Bytes(long in, long out) {
	}

}
