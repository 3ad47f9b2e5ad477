package dev.tcplab.server;

import java.util.Map;

/**
 * What a server has counted since its counts were last forgotten.
 *
 * @param connections clients that were accepted
 * @param active clients that are connected now, also those from before
 * @param rejected clients beyond the limit, or that came while the server stopped
 * @param exchanges ended exchanges by outcome; each outcome is there
 * @param bytesIn bytes received in these exchanges
 * @param bytesOut bytes written in these exchanges
 */
public record ServerCounts(long connections, long active, long rejected, Map<Outcome, Long> exchanges, long bytesIn,
		long bytesOut) {
}
