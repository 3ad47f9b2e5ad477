package dev.tcplab.server.engine;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * What precedes a client's first message, and TLS: it tells who the client is. A client
 * whose preamble has to be read is admitted only then, so that accepting never waits.
 */
@FunctionalInterface
interface Preamble {

	/**
	 * Nothing: the client is at the other end of the connection.
	 */
	Preamble NONE = (socket) -> new Origin((InetSocketAddress) socket.getRemoteSocketAddress(), false);

	/**
	 * Reads the preamble, and not a byte more.
	 * @param socket the connection, whose deadline is that of the first message
	 * @return where the connection comes from
	 * @throws UntrustedProxyException if whoever has connected may not say that
	 * @throws IOException if there is no preamble, or the connection failed
	 */
	Origin read(Socket socket) throws IOException;

	/**
	 * Where a connection comes from.
	 *
	 * @param client the client's address
	 * @param local whether a proxy has connected for itself, and so is no client unless
	 * it sends a message
	 */
	record Origin(InetSocketAddress client, boolean local) {
	}

}
