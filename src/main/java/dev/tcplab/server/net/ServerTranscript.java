package dev.tcplab.server.net;

import java.net.InetSocketAddress;
import java.util.List;

import dev.tcplab.server.Client;

/**
 * One server's part of the transcript. Lines about a message are first made and then
 * printed, because only the printing has to be in order.
 */
interface ServerTranscript {

	/**
	 * Says that the server listens.
	 * @param address where
	 */
	void listening(InetSocketAddress address);

	void connected(Client client);

	/**
	 * Puts a client's message into lines.
	 * @param client the client
	 * @param message the message
	 * @return the lines
	 */
	List<String> received(Client client, byte[] message);

	/**
	 * Puts into lines that a client has ended without a message.
	 * @param client the client
	 * @return the lines, perhaps none
	 */
	List<String> receivedNothing(Client client);

	/**
	 * Says that the server has heard the last client of its limit.
	 * @param clients all its clients, in the order of connecting
	 */
	void finished(List<Client> clients);

	/**
	 * Prints lines.
	 * @param lines the lines, perhaps none
	 * @param waits whether the server then waits for its next client
	 */
	void print(List<String> lines, boolean waits);

}
