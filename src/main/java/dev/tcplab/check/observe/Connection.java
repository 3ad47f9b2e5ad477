package dev.tcplab.check.observe;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * A connection that a client opened.
 *
 * @param message the bytes before the answer
 * @param pieces the number of pieces in which the message arrived
 * @param usual the answer that a client expects if it guesses
 * @param more the bytes after the answer
 * @param early whether the client closed or half-closed before the answer
 */
public record Connection(int number, InetSocketAddress client, byte[] message, int pieces, String answer, String usual,
		byte[] more, boolean early, Talk.Ending ending, Times times) {

	public String text() {
		return new String(this.message, StandardCharsets.UTF_8);
	}

	/** Times in nanoseconds from an arbitrary origin. */
	public record Times(long accepted, long answered, long ended) {

	}

}
