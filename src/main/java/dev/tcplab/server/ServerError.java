package dev.tcplab.server;

import java.time.Instant;

/**
 * An error that cost a client its answer, but did not stop the server.
 *
 * @param count the number of errors since the process started, including this one
 */
public record ServerError(String description, Instant at, long count) {
}
