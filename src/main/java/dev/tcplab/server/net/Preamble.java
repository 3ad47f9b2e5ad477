package dev.tcplab.server.net;

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
	Preamble NONE = (socket) -> (InetSocketAddress) socket.getRemoteSocketAddress();

	/**
	 * Reads the preamble, and not a byte more.
	 * @param socket the connection, whose deadline is that of the first message
	 * @return the client's address
	 * @throws IOException if there is no preamble, or the connection failed
	 */
	InetSocketAddress read(Socket socket) throws IOException;

}
