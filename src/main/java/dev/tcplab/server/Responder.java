package dev.tcplab.server;

/**
 * Answers messages of a server. Several threads may call it at once.
 */
@FunctionalInterface
public interface Responder {

	/**
	 * Returns the reply to a message.
	 * @param message the message without its frame
	 */
	Reply reply(byte[] message, ClientConnection connection);

}
