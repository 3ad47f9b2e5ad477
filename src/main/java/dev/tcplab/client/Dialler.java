package dev.tcplab.client;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;

import javax.net.ssl.SSLSocket;

import dev.tcplab.tls.Tls;
import org.jspecify.annotations.Nullable;

/**
 * Connects to one server, and secures the connection if that is asked for.
 *
 * @param server the server
 * @param timeout time for the connection to be made, and for each step of securing it
 * @param tls secures connections; {@code null} leaves them plain
 */
record Dialler(ServerAddress server, Duration timeout, @Nullable Tls tls) {

	/**
	 * Connects to the server.
	 * @return the connected socket
	 * @throws TalkException if the server cannot be reached, or does not agree on a
	 * secure connection
	 */
	Socket connect() {
		Socket socket = this.server.connect(this.timeout);
		if (this.tls == null) {
			return socket;
		}
		try {
			socket.setSoTimeout((int) this.timeout.toMillis());
			SSLSocket secured = this.tls.connected(socket, this.server.host());
			secured.startHandshake();
			return secured;
		}
		catch (IOException ex) {
			ServerAddress.close(socket);
			throw new TalkException(TalkOutcome.HANDSHAKE,
					"%s does not agree on a secure connection: %s. Check that it speaks TLS, and whom the SSL bundle trusts."
						.formatted(this.server, ex.getMessage()),
					ex);
		}
	}

	/**
	 * Sends a message, an empty one by ending the sending side.
	 * @param socket the connection
	 * @param message the message
	 * @throws IOException if the connection failed
	 */
	static void send(Socket socket, byte[] message) throws IOException {
		if (message.length == 0) {
			socket.shutdownOutput();
		}
		else {
			socket.getOutputStream().write(message);
		}
	}

}
