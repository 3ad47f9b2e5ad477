package dev.tcplab.client;

import java.nio.charset.StandardCharsets;

/**
 * A client of one server. Unless it is a {@link TcpConnection}, it makes a new connection
 * for each message, and any number of threads may use it at once.
 */
@FunctionalInterface
public interface TcpClient {

	/**
	 * Sends a message and returns the answer: everything until the server closes or,
	 * after the first bytes, falls silent. If the client has a
	 * {@linkplain ClientOptions#codec(dev.tcplab.protocol.codec.Codec) codec}, the answer
	 * is the next message in its frame.
	 * @param message the message; an empty one only ends the sending side, unless the
	 * codec has frames
	 * @return the answer without its frame
	 * @throws TalkException if the server cannot be reached, does not answer in time, or
	 * closes or breaks the connection without an answer; if the answer is too long; or if
	 * the message or the answer does not fit the codec
	 */
	byte[] talk(byte[] message);

	/**
	 * Sends a text and returns the answer, both in UTF-8, like {@link #talk(byte[])}.
	 * @param message the message
	 * @return the answer, with its line endings
	 * @throws TalkException as {@link #talk(byte[])} does
	 */
	default String talk(String message) {
		return new String(talk(message.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
	}

}
