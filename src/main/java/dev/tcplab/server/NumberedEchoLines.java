package dev.tcplab.server;

import dev.tcplab.console.PythonAddress;

/**
 * The lines of an echo server that numbers its clients and prints their addresses.
 */
class NumberedEchoLines extends EchoLines {

	@Override
	public String connected(Client client) {
		return "CONNECTION %d. Client IP,PORT: %s".formatted(client.number(), PythonAddress.tuple(client.address()));
	}

}
