package dev.tcplab.client.engine;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

import javax.net.ssl.SSLSocket;

import dev.tcplab.client.ClientOptions;
import dev.tcplab.client.TalkException;
import dev.tcplab.client.TalkOutcome;
import dev.tcplab.protocol.codec.Codec;
import dev.tcplab.protocol.codec.FrameReader;
import dev.tcplab.protocol.codec.MalformedMessageException;
import dev.tcplab.protocol.proxy.ProxyHeaderWriter;
import dev.tcplab.protocol.proxy.ProxyProtocol;
import dev.tcplab.protocol.tls.Tls;
import dev.tcplab.support.Deadline;
import dev.tcplab.support.Deadlines;
import dev.tcplab.support.EnumName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.integration.ip.tcp.serializer.SoftEndOfStreamException;

/** A connection to a server, on which every step has a time limit. */
final class TalkSocket implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(TalkSocket.class);

	private static final int SKIPPED = 8 * 1024;

	private final ServerAddress server;

	private final ClientOptions options;

	private final Deadlines deadlines;

	private final Deadline deadline;

	private final Socket socket;

	private @Nullable FrameReader frames;

	private TalkSocket(ServerAddress server, ClientOptions options, Deadlines deadlines, Deadline deadline,
			Socket socket) {
		this.server = server;
		this.options = options;
		this.deadlines = deadlines;
		this.deadline = deadline;
		this.socket = socket;
	}

	static TalkSocket connect(ServerAddress server, ClientOptions options, @Nullable Tls tls, Deadlines deadlines) {
		Socket plain = new Socket();
		Deadline deadline = new Deadline(plain);
		deadline.set(options.connectTimeout());
		deadlines.watch(deadline);
		try {
			server.connect(plain, options.connectTimeout(), deadline);
			deadline.set(options.connectTimeout());
			sendProxyHeader(server, options, plain);
			Socket socket = (tls != null) ? secured(server, plain, deadline, tls) : plain;
			return new TalkSocket(server, options, deadlines, deadline, socket);
		}
		catch (RuntimeException | Error ex) {
			deadlines.forget(deadline);
			deadline.closeSocket();
			throw ex;
		}
	}

	private static void sendProxyHeader(ServerAddress server, ClientOptions options, Socket plain) {
		if (options.proxyProtocol() != ProxyProtocol.NONE) {
			try {
				plain.getOutputStream()
					.write(ProxyHeaderWriter.write(options.proxyProtocol(), options.proxySource(),
							plain.getLocalSocketAddress(), plain.getRemoteSocketAddress()));
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

	/** Sends a message, or only ends the sending side if nothing is to be sent. */
	void send(byte[] message) throws IOException {
		Codec codec = this.options.codec();
		byte[] frame = codec.create(message.length).encode(message);
		this.deadline.set(this.options.replyTimeout());
		if (frame.length > 0) {
			this.socket.getOutputStream().write(frame);
		}
		if (frame.length == 0 || codec == Codec.RAW) {
			this.socket.shutdownOutput();
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
		if (this.options.codec() != Codec.RECV) {
			return nextFrame();
		}
		Answer answer = new Answer(this.server, this.options);
		return read(answer, (buffer, offset) -> read(buffer, offset, answer.patience()));
	}

	/** Reads an answer and keeps the connection open even if silence ended the answer. */
	Reply answerOfMany() {
		if (this.options.codec() != Codec.RECV) {
			return nextFrame();
		}
		Answer answer = new Answer(this.server, this.options);
		this.deadline.clear();
		return read(answer, (buffer, offset) -> {
			this.socket.setSoTimeout((int) answer.patience().toMillis());
			return this.socket.getInputStream().read(buffer, offset, buffer.length - offset);
		});
	}

	private Reply nextFrame() {
		Answer none = new Answer(this.server, this.options);
		this.deadline.set(this.options.replyTimeout());
		try {
			if (this.frames == null) {
				this.frames = new FrameReader(this.options.codec(), (int) this.options.answerSize().toBytes(),
						this.socket.getInputStream());
			}
			return new Reply(this.frames.read(), System.nanoTime());
		}
		catch (SoftEndOfStreamException ex) {
			return none.closed();
		}
		catch (MalformedMessageException ex) {
			throw new TalkException(TalkOutcome.ERROR,
					"%s sent an answer that is too long or not in the codec %s (%s). Check the server's codec, or allow a longer answer."
						.formatted(this.server, EnumName.of(this.options.codec()), ex.getMessage()),
					ex);
		}
		catch (IOException ex) {
			IOException cause = this.deadline.cause(ex);
			return (cause instanceof SocketTimeoutException) ? none.silent(cause) : none.broken(cause);
		}
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
