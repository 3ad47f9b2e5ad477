package dev.tcplab.server;

import java.time.Instant;

/**
 * The last of the faults that cost a client its answer, and not the server its life.
 *
 * @param description what happened
 * @param at when it happened
 * @param count how many faults there have been since the process began
 */
public record Fault(String description, Instant at, long count) {
}
