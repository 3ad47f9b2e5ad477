package dev.tcplab.server.engine;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * The bytes before TLS and the first message, which identify the client. The connection's
 * thread reads them before it admits the client, so accepting never waits.
 */
@FunctionalInterface
interface Preamble {

	// Without a preamble, the peer is the client.
	Preamble NONE = (socket) -> new Origin((InetSocketAddress) socket.getRemoteSocketAddress(), false, 0);

	/**
	 * Reads the preamble, and no byte after it.
	 * @param socket the connection, whose deadline is that of the first message
	 */
	Origin read(Socket socket) throws IOException;

	/**
	 * The origin of a connection.
	 *
	 * @param local whether a proxy connected for itself, as for a probe; it counts as a
	 * client only if it sends a message
	 * @param length number of bytes of the preamble
	 */
	record Origin(InetSocketAddress client, boolean local, int length) {
	}

}
