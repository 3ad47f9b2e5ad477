package dev.tcplab.client;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

import javax.net.ssl.SSLSocket;

import dev.tcplab.protocol.proxy.ProxyProtocol;
import dev.tcplab.protocol.tls.Tls;
import dev.tcplab.support.Deadline;
import dev.tcplab.support.Deadlines;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection to a server for one exchange, on which every step has a time limit. */
final class TalkSocket implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(TalkSocket.class);

	private static final int SKIPPED = 8 * 1024;

	private final ServerAddress server;

	private final ClientSettings settings;

	private final Deadlines deadlines;

	private final Deadline deadline;

	private final Socket socket;

	private TalkSocket(ServerAddress server, ClientSettings settings, Deadlines deadlines, Deadline deadline,
			Socket socket) {
		this.server = server;
		this.settings = settings;
		this.deadlines = deadlines;
		this.deadline = deadline;
		this.socket = socket;
	}

	static TalkSocket connect(ServerAddress server, ClientSettings settings, @Nullable Tls tls, Deadlines deadlines) {
		Socket plain = new Socket();
		Deadline deadline = new Deadline(plain);
		deadline.set(settings.connectTimeout());
		deadlines.watch(deadline);
		try {
			server.connect(plain, settings.connectTimeout(), deadline);
			deadline.set(settings.connectTimeout());
			sendProxyHeader(server, settings, plain);
			Socket socket = (tls != null) ? secured(server, plain, deadline, tls) : plain;
			return new TalkSocket(server, settings, deadlines, deadline, socket);
		}
		catch (RuntimeException | Error ex) {
			deadlines.forget(deadline);
			deadline.closeSocket();
			throw ex;
		}
	}

	private static void sendProxyHeader(ServerAddress server, ClientSettings settings, Socket plain) {
		if (settings.proxyProtocol() != ProxyProtocol.NONE) {
			try {
				plain.getOutputStream()
					.write(settings.proxyHeader(plain.getLocalSocketAddress(), plain.getRemoteSocketAddress()));
			}
			catch (IOException ex) {
				throw new TalkException(TalkOutcome.RESET,
						"%s broke the connection before the header of the PROXY protocol was sent.".formatted(server),
						ex);
			}
		}
	}

	private static Socket secured(ServerAddress server, Socket plain, Deadline deadline, Tls tls) {
		try {
			SSLSocket secured = tls.connected(plain, server.host());
			secured.startHandshake();
			return secured;
		}
		catch (IOException ex) {
			throw server.handshakeFailure(deadline.cause(ex));
		}
	}

	Socket socket() {
		return this.socket;
	}

	/** Sends a message, or only ends the sending side if it is empty. */
	void send(byte[] message) throws IOException {
		this.deadline.set(this.settings.replyTimeout());
		if (message.length == 0) {
			this.socket.shutdownOutput();
		}
		else {
			this.socket.getOutputStream().write(message);
		}
	}

	/**
	 * Sends a message, but leaves it to the reader to find out why there is no answer.
	 * The answer may have arrived before the failure.
	 */
	void sendIfPossible(byte[] message) {
		try {
			send(message);
		}
		catch (IOException ex) {
			logger.debug("The message could not be sent", ex);
		}
	}

	Reply answer() {
		Answer answer = new Answer(this.server, this.settings);
		return read(answer, (buffer, offset) -> read(buffer, offset, answer.patience()));
	}

	/** Leaves the connection open if the server falls silent after its answer. */
	Reply answerUntilSilence() {
		Answer answer = new Answer(this.server, this.settings);
		this.deadline.clear();
		return read(answer, (buffer, offset) -> {
			this.socket.setSoTimeout((int) answer.patience().toMillis());
			return this.socket.getInputStream().read(buffer, offset, buffer.length - offset);
		});
	}

	private static Reply read(Answer answer, Answer.Source source) {
		try {
			while (answer.read(source)) {
				// The server is still sending.
			}
			return answer.closed();
		}
		catch (SocketTimeoutException ex) {
			return answer.silent(ex);
		}
		catch (IOException ex) {
			return answer.broken(ex);
		}
	}

	private int read(byte[] buffer, int offset, Duration timeout) throws IOException {
		this.deadline.set(timeout);
		try {
			return this.socket.getInputStream().read(buffer, offset, buffer.length - offset);
		}
		catch (IOException ex) {
			throw this.deadline.cause(ex);
		}
	}

	/** Skips bytes that the server sent unasked. */
	boolean isOpen() {
		try {
			this.socket.setSoTimeout(1);
			return this.socket.getInputStream().read(new byte[SKIPPED]) >= 0;
		}
		catch (SocketTimeoutException ex) {
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	void closeAfter(Duration time) {
		this.deadline.set(time);
	}

	@Override
	public void close() {
		try {
			this.socket.close();
		}
		catch (IOException ex) {
			logger.debug("The connection could not be closed", ex);
		}
		finally {
			this.deadlines.forget(this.deadline);
		}
	}

}
