package dev.tcplab.web.board;

import dev.tcplab.server.Client;

/** A connection of a client to the server with this name. */
record Connection(String server, Client client) {
}
