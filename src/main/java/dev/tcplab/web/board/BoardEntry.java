package dev.tcplab.web.board;

import dev.tcplab.server.ServerEvent.ExchangeConcluded;

/**
 * An exchange that the board keeps.
 *
 * @param id its place in the order of ending, without gaps
 * @param event what has happened
 */
record BoardEntry(long id, ExchangeConcluded event) {
}
