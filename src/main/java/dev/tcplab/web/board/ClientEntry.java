package dev.tcplab.web.board;

import java.time.Instant;

import dev.tcplab.server.ServerEvent.ExchangeConcluded;

/** The exchanges of one IP address; {@code version} grows with changes of any entry. */
record ClientEntry(long times, Instant first, ExchangeConcluded last, long version) {
}
