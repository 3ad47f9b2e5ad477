package dev.tcplab.web.actuator;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.tcplab.server.ServerCounts;

/**
 * A server's counts as the endpoint shows them.
 *
 * @param connections clients that were accepted
 * @param active clients that are connected now
 * @param rejected clients beyond the limit, or that came while the server stopped
 * @param exchanges ended exchanges by outcome
 * @param bytes bytes of these exchanges by direction
 */
record CountsDescription(long connections, long active, long rejected, Map<String, Long> exchanges, Bytes bytes) {

	static CountsDescription of(ServerCounts counts) {
		Map<String, Long> exchanges = new LinkedHashMap<>();
		counts.exchanges().forEach((outcome, count) -> exchanges.put(outcome.toString(), count));
		return new CountsDescription(counts.connections(), counts.active(), counts.rejected(), exchanges,
				new Bytes(counts.bytesIn(), counts.bytesOut()));
	}

	record Bytes(long in, long out) {
	}

}
