package dev.tcplab.client;

import java.io.IOException;

import dev.tcplab.tls.Tls;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client of one server as {@link TcpClient} is, but without a gateway, whose own time
 * would be measured with the server's. Any number of threads may talk at once.
 */
public final class DirectClient {

	private static final Logger logger = LoggerFactory.getLogger(DirectClient.class);

	private final ClientSettings settings;

	private final ServerAddress server;

	private final @Nullable Tls tls;

	DirectClient(ClientSettings settings, ServerAddress server, @Nullable Tls tls) {
		this.settings = settings;
		this.server = server;
		this.tls = tls;
	}

	/**
	 * Makes a client of another server, without TLS.
	 * @param host host name or IP address of the server
	 * @param port port of the server, 1 to 65535
	 * @return the client
	 */
	public DirectClient plain(String host, int port) {
		return new DirectClient(this.settings, new ServerAddress(host, port), null);
	}

	/**
	 * Sends a message on a new connection and returns the answer: everything until the
	 * server closes or, after the first bytes, falls silent.
	 * @param message the message, which the server must take before it is answered; an
	 * empty one is sent by ending the sending side
	 * @return the answer
	 * @throws TalkException if the server cannot be reached, does not answer in time,
	 * closes or breaks the connection without an answer, or answers too much
	 */
	public Reply talk(byte[] message) {
		try (TalkSocket socket = TalkSocket.connect(this.server, this.settings.connectTimeout(), this.tls)) {
			send(socket, message);
			Answer answer = new Answer(this.server, this.settings, socket);
			return new Reply(answer.read(), answer.receivedAt());
		}
	}

	private void send(TalkSocket socket, byte[] message) {
		try {
			socket.send(message, this.settings.replyTimeout());
		}
		catch (IOException ex) {
			// The answer may have come before the fault; if not, reading it says more.
			logger.debug("The message could not be sent", ex);
		}
	}

	/**
	 * Names the server.
	 * @return its host and port
	 */
	@Override
	public String toString() {
		return this.server.toString();
	}

}
