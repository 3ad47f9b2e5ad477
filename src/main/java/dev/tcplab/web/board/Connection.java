package dev.tcplab.web.board;

import dev.tcplab.server.Client;

/**
 * One connection of a client.
 *
 * @param server the server's name
 * @param client the client
 */
record Connection(String server, Client client) {
}
