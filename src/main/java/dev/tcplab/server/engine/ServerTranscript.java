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

	/**
	 * Prints that the server was stopped while the others keep running.
	 */
	default void stopped() {
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
	 * Returns whether {@link #ended} needs the complete answer.
	 */
	default boolean showsAnswers() {
		return false;
	}

	/**
	 * Prints how an exchange ended.
	 */
	default void ended(Client client, ExchangeResult result) {
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
