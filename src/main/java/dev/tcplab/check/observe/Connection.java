package dev.tcplab.check.observe;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * One connection that a client has made.
 *
 * @param number its number, from 1
 * @param client the client's address
 * @param message what it sent before it was answered
 * @param pieces in how many pieces that came
 * @param answer what it was sent
 * @param usual what a client that guesses expects that it was sent
 * @param more what it sent after that
 * @param early whether it had closed, or half-closed, before it was answered
 * @param ending how it ended: closed in order, reset, left open, or still sending
 * @param times when what happened
 */
public record Connection(int number, InetSocketAddress client, byte[] message, int pieces, String answer, String usual,
		byte[] more, boolean early, Talk.Ending ending, Times times) {

	public Connection {
		client = Resolved.of(client);
	}

	/**
	 * Returns what the client sent.
	 * @return the text; bytes that are not UTF-8 are replaced
	 */
	public String text() {
		return new String(this.message, StandardCharsets.UTF_8);
	}

	/**
	 * When something happened, in nanoseconds from an arbitrary point.
	 *
	 * @param accepted when the client came
	 * @param answered when it was answered
	 * @param ended when its connection was over
	 */
	public record Times(long accepted, long answered, long ended) {

	}

}
