package dev.tcplab.server.engine;

import java.net.InetSocketAddress;
import java.util.List;

import dev.tcplab.server.Client;

/**
 * The part of the transcript that one server prints; by default nothing. The lines about
 * a message are made first and printed later, because only the printing has to be in
 * order.
 */
interface ServerTranscript {

	/**
	 * Prints that the server listens.
	 */
	default void listening(InetSocketAddress address) {
	}

	default void connected(Client client) {
	}

	/**
	 * Makes the lines about a message.
	 */
	default List<String> received(Client client, byte[] message) {
		return List.of();
	}

	/**
	 * Makes the lines about a client that ended without a message.
	 */
	default List<String> receivedNothing(Client client) {
		return List.of();
	}

	/**
	 * Prints that the last client of the limit was heard.
	 * @param clients all clients, in the order of connection
	 */
	default void finished(List<Client> clients) {
	}

	/**
	 * Prints lines.
	 * @param waits whether to add the line about waiting for the next client
	 */
	default void print(List<String> lines, boolean waits) {
	}

}
