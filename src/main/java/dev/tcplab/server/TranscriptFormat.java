package dev.tcplab.server;

import java.net.InetSocketAddress;
import java.util.List;

/**
 * The lines that a server prints; by default, those of the happy server and the echo
 * servers (Session 10). Several threads may use it at once.
 */
public interface TranscriptFormat {

	TranscriptFormat DEFAULT = new TranscriptFormat() {
	};

	/**
	 * Returns the lines that show that the server is ready, before it waits for its first
	 * client; may be empty.
	 */
	default List<String> configured() {
		return List.of("The server is configured!");
	}

	/**
	 * Returns the line that shows that the server waits for clients.
	 * @param address the address on which it waits
	 */
	default String waiting(InetSocketAddress address) {
		return "Waiting for Clients to connect";
	}

	/**
	 * Returns the line for a client that connected.
	 */
	default String connected(Client client) {
		return "A client has connected to the server!";
	}

	/**
	 * Returns the line for a client's message.
	 * @param message the message as one line of harmless text
	 */
	default String received(String message) {
		return "Message received: " + message;
	}

	/**
	 * Returns the lines at the end, when all clients of the limit have been heard; may be
	 * empty.
	 * @param clients all clients, in the order of connection
	 */
	default List<String> finished(List<Client> clients) {
		return List.of();
	}

}
