package dev.tcplab.server;

import java.net.InetSocketAddress;
import java.time.Instant;

/**
 * A client that a server serves.
 *
 * @param number its place in the order of connecting, from 1
 * @param address its IP address and port
 * @param connectedAt when it was accepted
 */
public record Client(long number, InetSocketAddress address, Instant connectedAt) {
}
