package dev.tcplab.server.engine;

import java.net.InetSocketAddress;
import java.util.List;

import dev.tcplab.server.Client;

/**
 * The part of the transcript that one server prints; by default, nothing. The lines about
 * a message are made first and printed later, because only the printing must be in order.
 */
interface ServerTranscript {

	default void listening(InetSocketAddress address) {
	}

	// Called only if the other servers keep running.
	default void stopped() {
	}

	default void connected(Client client) {
	}

	default List<String> received(Client client, byte[] message) {
		return List.of();
	}

	default List<String> receivedNothing(Client client) {
		return List.of();
	}

	// Whether ended() needs the complete answer.
	default boolean showsAnswers() {
		return false;
	}

	default void ended(Client client, ExchangeResult result) {
	}

	default void finished(List<Client> clients) {
	}

	/**
	 * Prints lines.
	 * @param waits whether to add the line about waiting for the next client
	 */
	default void print(List<String> lines, boolean waits) {
	}

}
