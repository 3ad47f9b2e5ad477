package dev.tcplab.server;

import java.util.List;

/**
 * What a server has counted and whom it has served, at one moment.
 *
 * @param counts what it has counted
 * @param clients its latest clients, 100 at most, in the order of connecting
 */
public record ServerSnapshot(ServerCounts counts, List<ClientRecord> clients) {
}
