package dev.tcplab.server;

import java.time.Instant;

/**
 * An error that cost a client its answer, and not the server its life.
 *
 * @param description what happened
 * @param at when it happened
 * @param count how many errors there have been since the process began
 */
public record ServerError(String description, Instant at, long count) {
}
