package dev.tcplab.server;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * A client and the results of its exchanges so far.
 *
 * @param bytesIn bytes received in its exchanges
 * @param bytesOut bytes written in its exchanges
 * @param outcome how its last exchange ended; {@code null} if none has ended
 * @param duration the total time of its exchanges; {@code null} if none has ended
 */
public record ClientRecord(Client client, long bytesIn, long bytesOut, @Nullable Outcome outcome,
		@Nullable Duration duration) {
}
