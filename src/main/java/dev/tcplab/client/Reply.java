package dev.tcplab.client;

/**
 * A whole answer, and when it was there.
 *
 * @param answer its bytes, at least one
 * @param receivedAt when the last of them came, by the clock of {@link System#nanoTime()}
 */
public record Reply(byte[] answer, long receivedAt) {
}
