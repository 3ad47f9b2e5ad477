package dev.tcplab.web.board;

import java.time.Instant;

import dev.tcplab.server.ServerEvent.ExchangeConcluded;

/**
 * What the board keeps of the clients that have one IP address.
 *
 * @param times how many of their exchanges have ended
 * @param first when the first one ended
 * @param last the last one
 * @param version grows with every change of any entry
 */
record ClientEntry(long times, Instant first, ExchangeConcluded last, long version) {
}
