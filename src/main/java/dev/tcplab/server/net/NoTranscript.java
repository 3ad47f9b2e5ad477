package dev.tcplab.server.net;

import java.net.InetSocketAddress;
import java.util.List;

import dev.tcplab.server.Client;

/**
 * A transcript that says nothing.
 */
final class NoTranscript implements ServerTranscript {

	@Override
	public void listening(InetSocketAddress address) {
	}

	@Override
	public void connected(Client client) {
	}

	@Override
	public List<String> received(Client client, byte[] message) {
		return List.of();
	}

	@Override
	public List<String> receivedNothing(Client client) {
		return List.of();
	}

	@Override
	public void finished(List<Client> clients) {
	}

	@Override
	public void print(List<String> lines, boolean waits) {
	}

}
