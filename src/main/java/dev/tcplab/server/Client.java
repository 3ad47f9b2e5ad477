package dev.tcplab.server;

import java.net.InetSocketAddress;
import java.time.Instant;

/**
 * A client of a server.
 *
 * @param number its place in the order of connection, from 1
 * @param address its IP address and port
 * @param connectedAt when the server accepted it
 */
public record Client(long number, InetSocketAddress address, Instant connectedAt) {
}
