package dev.tcplab.client;

import java.util.function.UnaryOperator;

/**
 * Makes clients for any server. You don't need to close them, because an unused client
 * holds no threads and no connections.
 */
public interface TcpClients {

	/**
	 * Makes a client with the options of {@code tcp-lab.client.*}.
	 * @param host host name or IP address of the server; looked up for each message
	 * @param port port of the server, 1 to 65535
	 * @return the client
	 */
	default TcpClient to(String host, int port) {
		return to(host, port, UnaryOperator.identity());
	}

	/**
	 * Makes a client with its own options.
	 * @param host host name or IP address of the server; looked up for each message
	 * @param port port of the server, 1 to 65535
	 * @param options changes the options of {@code tcp-lab.client.*}
	 * @return the client
	 * @throws dev.tcplab.support.AdvisedException if the SSL bundle does not exist or
	 * cannot be used
	 */
	TcpClient to(String host, int port, UnaryOperator<ClientOptions> options);

	/**
	 * Connects to a server that keeps its connections open.
	 * @param host host name or IP address of the server
	 * @param port port of the server, 1 to 65535
	 * @param options changes the options of {@code tcp-lab.client.*}
	 * @return the connection, which the caller closes
	 * @throws TalkException if the server cannot be reached
	 * @throws dev.tcplab.support.AdvisedException as
	 * {@link #to(String, int, UnaryOperator)} does
	 */
	TcpConnection open(String host, int port, UnaryOperator<ClientOptions> options);

}
