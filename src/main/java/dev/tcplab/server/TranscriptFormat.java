package dev.tcplab.server;

import java.net.InetSocketAddress;
import java.util.List;

/**
 * What a server prints; by default the lines that the happy server and the echo servers
 * share (Session 10). Any number of threads may use it at once.
 */
public interface TranscriptFormat {

	/**
	 * The default lines.
	 */
	TranscriptFormat DEFAULT = new TranscriptFormat() {
	};

	/**
	 * Says that the server is ready, before it waits for its first client.
	 * @return the lines, perhaps none
	 */
	default List<String> configured() {
		return List.of("The server is configured!");
	}

	/**
	 * Says that the server waits for clients.
	 * @param address where it waits
	 * @return the line
	 */
	default String waiting(InetSocketAddress address) {
		return "Waiting for Clients to connect";
	}

	/**
	 * Says that a client has connected.
	 * @param client the client
	 * @return the line
	 */
	default String connected(Client client) {
		return "A client has connected to the server!";
	}

	/**
	 * Shows a client's message.
	 * @param message the message as one line of harmless text
	 * @return the line
	 */
	default String received(String message) {
		return "Message received: " + message;
	}

	/**
	 * Ends the transcript of a server that has heard the last client of its limit.
	 * @param clients all its clients, in the order of connecting
	 * @return the lines, perhaps none
	 */
	default List<String> finished(List<Client> clients) {
		return List.of();
	}

}
