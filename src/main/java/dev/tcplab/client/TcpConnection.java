package dev.tcplab.client;

/**
 * A client that sends all its messages on one connection. Only one thread may use it at a
 * time. A failure closes the connection.
 */
public interface TcpConnection extends TcpClient, AutoCloseable {

	/**
	 * Waits for a message that the server sends first, such as a greeting.
	 * @return the message without its frame
	 * @throws TalkException as {@link #talk(byte[])} does
	 */
	byte[] receive();

	@Override
	void close();

}
