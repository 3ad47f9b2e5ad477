package dev.tcplab.server;

import java.util.List;

/**
 * What a server has counted and whom it has attended, at one moment.
 *
 * @param counts what it has counted
 * @param visits its latest clients, 100 at most, in the order of connecting
 */
public record History(ServerCounts counts, List<Visit> visits) {
}
