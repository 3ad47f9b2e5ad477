package dev.tcplab.server;

import java.time.Duration;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * One message of a client and its result.
 *
 * @param server the server's name
 * @param bytesIn bytes received since the connection or the last exchange
 * @param bytesOut bytes written
 * @param duration time from the accept, or from the arrival of a later message, to the
 * answer or the end
 * @param faults the faults on demand that the client met
 * @param rule the rule that answered, such as "rule 2 (equals PING)"; {@code null} if
 * none did
 */
public record Exchange(String server, Client client, long bytesIn, long bytesOut, Outcome outcome, Duration duration,
		Set<FaultKind> faults, @Nullable String rule) {
}
