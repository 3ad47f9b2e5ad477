package dev.tcplab.server;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The counts and the latest clients of a server, at one moment.
 *
 * @param counts the counts; if several processes share them, those of all
 * @param clients the latest clients of this process, 100 at most, in the order of
 * connection
 * @param local the counts of this process, if several share them; otherwise {@code null}
 * @param countsAsOf if the counts of the other processes cannot be reached now, when they
 * were last known; otherwise {@code null}
 */
public record ServerSnapshot(ServerCounts counts, List<ClientRecord> clients, @Nullable ServerCounts local,
		@Nullable Instant countsAsOf) {
}
