package dev.tcplab.server;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The counts and the latest clients of a server, at one moment.
 *
 * @param counts the counts; if the server shares them with other processes, those of all
 * @param clients the latest clients of this process, 100 at most, in the order of
 * connection
 * @param local the counts of this process alone, if the server shares them; otherwise
 * {@code null}
 * @param countsAsOf when the counts of the other processes were last known, if they
 * cannot be asked now; otherwise {@code null}
 */
public record ServerSnapshot(ServerCounts counts, List<ClientRecord> clients, @Nullable ServerCounts local,
		@Nullable Instant countsAsOf) {
}
