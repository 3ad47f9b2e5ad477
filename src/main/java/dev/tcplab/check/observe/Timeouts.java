package dev.tcplab.check.observe;

import java.time.Duration;

/**
 * How long a program may take.
 *
 * @param start until it listens, or connects
 * @param answer until it answers
 * @param end until it has ended
 */
public record Timeouts(Duration start, Duration answer, Duration end) {

}
