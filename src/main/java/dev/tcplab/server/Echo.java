package dev.tcplab.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The answer of the echo servers (Session 10, exercises 1 to 3).
 */
final class Echo {

	private static final byte[] BEFORE = "ECHO: ".getBytes(StandardCharsets.US_ASCII);

	private Echo() {
	}

	/**
	 * Answers a message.
	 * @param message the message, of any bytes
	 * @return {@code ECHO: }, the message unchanged, and a line end
	 */
	static byte[] answer(byte[] message) {
		return ByteBuffer.allocate(BEFORE.length + message.length + 1)
			.put(BEFORE)
			.put(message)
			.put((byte) '\n')
			.array();
	}

}
