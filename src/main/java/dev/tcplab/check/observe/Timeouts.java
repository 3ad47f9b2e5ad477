package dev.tcplab.check.observe;

import java.time.Duration;

/**
 * The time that a program may take.
 *
 * @param start until it listens or connects
 * @param end until it exits
 */
public record Timeouts(Duration start, Duration answer, Duration end) {

}
