package dev.tcplab.client;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;

import javax.net.ssl.SSLSocket;

import dev.tcplab.tls.Tls;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a server for one talk, secured if that is asked for, on which every
 * step has its time.
 */
final class TalkSocket implements AutoCloseable {

	private final TimeLimit limit;

	private final Socket socket;

	private TalkSocket(TimeLimit limit, Socket socket) {
		this.limit = limit;
		this.socket = socket;
	}

	/**
	 * Connects to a server.
	 * @param server the server
	 * @param timeout time for the connection to be made, and for securing it
	 * @param tls secures the connection; {@code null} leaves it plain
	 * @return the connection
	 * @throws TalkException if the server cannot be reached, or does not agree on a
	 * secure connection
	 */
	static TalkSocket connect(ServerAddress server, Duration timeout, @Nullable Tls tls) {
		Socket plain = new Socket();
		TimeLimit limit = new TimeLimit(plain, timeout);
		try {
			server.connect(plain, timeout, limit);
			return new TalkSocket(limit, (tls != null) ? secured(server, plain, timeout, limit, tls) : plain);
		}
		catch (RuntimeException | Error ex) {
			limit.close();
			ServerAddress.close(plain);
			throw ex;
		}
	}

	private static Socket secured(ServerAddress server, Socket plain, Duration timeout, TimeLimit limit, Tls tls) {
		try {
			limit.set(timeout);
			SSLSocket secured = tls.connected(plain, server.host());
			secured.startHandshake();
			return secured;
		}
		catch (IOException ex) {
			throw new TalkException(TalkOutcome.HANDSHAKE,
					"%s does not agree on a secure connection: %s. Check that it speaks TLS, and whom the SSL bundle trusts."
						.formatted(server, limit.cause(ex).getMessage()),
					ex);
		}
	}

	Socket socket() {
		return this.socket;
	}

	/**
	 * Sends a message, an empty one by ending the sending side.
	 * @param message the message
	 * @param timeout time for the server to take it
	 * @throws IOException if the connection failed
	 */
	void send(byte[] message, Duration timeout) throws IOException {
		this.limit.set(timeout);
		if (message.length == 0) {
			this.socket.shutdownOutput();
		}
		else {
			this.socket.getOutputStream().write(message);
		}
	}

	/**
	 * Reads what has come.
	 * @param buffer where to put it
	 * @param offset from where on
	 * @param timeout time for anything to come
	 * @return how many bytes, or -1 at the end
	 * @throws java.net.SocketTimeoutException if nothing has come in time; the connection
	 * is closed then
	 * @throws IOException if the connection failed
	 */
	int read(byte[] buffer, int offset, Duration timeout) throws IOException {
		this.limit.set(timeout);
		try {
			return this.socket.getInputStream().read(buffer, offset, buffer.length - offset);
		}
		catch (IOException ex) {
			throw this.limit.cause(ex);
		}
	}

	@Override
	public void close() {
		try {
			ServerAddress.close(this.socket);
		}
		finally {
			this.limit.close();
		}
	}

}
