package dev.tcplab.client;

import java.io.IOException;
import java.net.Socket;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client of one server as {@link TcpClient} is, but without a gateway, whose own time
 * would be measured with the server's. Any number of threads may talk at once.
 */
public final class DirectClient {

	private static final Logger logger = LoggerFactory.getLogger(DirectClient.class);

	private final ClientSettings settings;

	private final Dialler dialler;

	DirectClient(ClientSettings settings, Dialler dialler) {
		this.settings = settings;
		this.dialler = dialler;
	}

	/**
	 * Makes a client of another server, without TLS.
	 * @param host host name or IP address of the server
	 * @param port port of the server, 1 to 65535
	 * @return the client
	 */
	public DirectClient plain(String host, int port) {
		return new DirectClient(this.settings,
				new Dialler(new ServerAddress(host, port), this.settings.connectTimeout(), null));
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
		try (Socket socket = this.dialler.connect()) {
			send(socket, message);
			Answer answer = new Answer(this.dialler.server(), this.settings, socket);
			return new Reply(answer.read(), answer.receivedAt());
		}
		catch (IOException ex) {
			throw new TalkException(TalkOutcome.ERROR,
					"The connection to %s could not be closed: %s".formatted(this.dialler.server(), ex.getMessage()),
					ex);
		}
	}

	private static void send(Socket socket, byte[] message) {
		try {
			Dialler.send(socket, message);
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
		return this.dialler.server().toString();
	}

}
