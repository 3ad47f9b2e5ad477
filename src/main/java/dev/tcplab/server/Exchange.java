package dev.tcplab.server;

import java.time.Duration;
import java.util.Set;

/**
 * One message of a client and what became of it.
 *
 * @param server the server's name
 * @param client who sent the message
 * @param bytesIn how many bytes were received since the connection or the last exchange
 * @param bytesOut how many bytes were written
 * @param outcome how it ended
 * @param duration from the accept, or the arrival of a further message, to the answer or
 * the end
 * @param faults what the server did badly on purpose
 */
public record Exchange(String server, Client client, long bytesIn, long bytesOut, Outcome outcome, Duration duration,
		Set<FaultKind> faults) {
}
