package dev.tcplab.client.engine;

/**
 * A complete answer, and when it arrived.
 *
 * @param answer its bytes, at least one
 * @param receivedAt when the last of them arrived, by the clock of
 * {@link System#nanoTime()}
 */
public record Reply(byte[] answer, long receivedAt) {
}
