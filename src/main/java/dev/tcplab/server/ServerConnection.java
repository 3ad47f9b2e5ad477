package dev.tcplab.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.function.Consumer;

import javax.net.ssl.SSLException;

import dev.tcplab.tls.Tls;
import dev.tcplab.wire.Codec;
import dev.tcplab.wire.MalformedMessageException;
import dev.tcplab.wire.MessageCodec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.integration.ip.tcp.connection.TcpNetConnection;
import org.springframework.integration.ip.tcp.serializer.SoftEndOfStreamException;
import org.springframework.messaging.Message;

/**
 * One client's connection: reads a message, has it answered, and closes without losing
 * the answer.
 * <p>
 * Reads and writes simply block. The deadline bounds them: whoever misses it is closed by
 * {@link #closeIfLate(long)}, which costs a client that is in time nothing.
 */
final class ServerConnection extends TcpNetConnection {

	private static final Logger logger = LoggerFactory.getLogger(ServerConnection.class);

	private final Attendance attendance;

	private final Faults faults;

	private final Consumer<ServerConnection> whenEnded;

	private final ServerSettings settings;

	private final MessageCodec codec;

	private final Socket plain;

	private final Socket socket;

	private final ClientInput input;

	private final InputStream stream;

	private final Deadline deadline = new Deadline();

	private @Nullable Ticket ticket;

	private boolean heard;

	private volatile boolean idle;

	private long startedAt = Deadline.now();

	private long bytesOut;

	private @Nullable Outcome outcome;

	/**
	 * Creates the connection.
	 * @param plain the client's socket
	 * @param tls secures the connection; {@code null} leaves it plain
	 * @param settings the server's settings
	 * @param codec how the server's messages are framed
	 * @param attendance attends the server's clients
	 * @param faults what is told of faults
	 * @param whenEnded told when the connection has been closed
	 * @param publisher of Spring Integration's events
	 * @param listener the name of the connection factory
	 */
	ServerConnection(Socket plain, @Nullable Tls tls, ServerSettings settings, MessageCodec codec,
			Attendance attendance, Faults faults, Consumer<ServerConnection> whenEnded,
			ApplicationEventPublisher publisher, String listener) throws IOException {
		super(plain, true, false, publisher, listener);
		this.plain = plain;
		this.socket = (tls != null) ? tls.accepted(plain, settings.ssl().clientAuth()) : plain;
		this.attendance = attendance;
		this.faults = faults;
		this.whenEnded = whenEnded;
		this.settings = settings;
		this.codec = codec;
		this.input = new ClientInput(this.socket.getInputStream(), this::onFirstBytes);
		this.stream = codec.buffer(this.input);
		this.deadline.set(Deadline.after(settings.readTimeout(), this.startedAt));
		this.idle = settings.ignoreEmpty();
		if (settings.keepOpen()) {
			// Else a second answer would wait for the client's acknowledgement of the
			// first.
			plain.setTcpNoDelay(true);
		}
	}

	/**
	 * Asks for admission, unless the client has it.
	 * @return whether the client may be attended
	 */
	boolean admit() {
		if (!isAdmitted()) {
			this.ticket = this.attendance.admit((InetSocketAddress) this.plain.getRemoteSocketAddress());
		}
		return isAdmitted();
	}

	boolean isAdmitted() {
		return this.ticket != null;
	}

	@Override
	public void run() {
		try {
			publishConnectionOpenEvent();
			boolean answered = exchange();
			boolean answeredBefore = answered;
			while (answered && this.settings.keepOpen() && prepareForMore()) {
				answered = exchange();
			}
			// A malformed message must not cost the answer to the one before.
			if (answered || answeredBefore && this.outcome == Outcome.ERROR) {
				Drain.drain(this.plain, this.socket, this.deadline);
			}
		}
		finally {
			end();
		}
	}

	private void end() {
		try {
			close();
		}
		finally {
			this.whenEnded.accept(this);
		}
	}

	private boolean prepareForMore() {
		this.outcome = null;
		this.bytesOut = 0;
		this.input.restartCount();
		this.startedAt = Deadline.now();
		this.deadline.set(Deadline.after(this.settings.readTimeout(), this.startedAt));
		this.idle = !hasMore();
		// Asked only now: who stops the listener first says so and then looks for the
		// idle.
		return !this.idle || !this.attendance.isStopping();
	}

	private boolean hasMore() {
		try {
			return this.stream.available() > 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private boolean exchange() {
		try {
			Message<?> message = receive();
			if (message != null) {
				getListener().onMessage(message);
				if (this.outcome == null) {
					this.outcome = Outcome.ERROR;
				}
			}
		}
		// Also an error, such as one for want of memory, costs this client only.
		catch (RuntimeException | Error ex) {
			this.faults.add(ex);
			this.outcome = Outcome.ERROR;
		}
		return conclude();
	}

	private @Nullable Message<?> receive() {
		try {
			Message<?> message = getMapper().toMessage(this);
			this.deadline.clear();
			if (message != null) {
				hear((byte[]) message.getPayload());
			}
			return message;
		}
		catch (SoftEndOfStreamException ex) {
			this.outcome = mayLeave() ? null : Outcome.ERROR;
		}
		catch (UncheckedIOException ex) {
			this.outcome = failure(ex.getCause());
		}
		return null;
	}

	/**
	 * Reads the next message; the end of the stream can be the empty message.
	 */
	@Override
	public Object getPayload() {
		try {
			return this.codec.deserialize(this.stream);
		}
		catch (SoftEndOfStreamException ex) {
			if (this.codec.endsWithStream() && !mayLeave()) {
				return new byte[0];
			}
			throw ex;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Whether a client that leaves now just leaves, rather than end an exchange.
	 */
	private boolean mayLeave() {
		return this.settings.keepOpen() || this.settings.ignoreEmpty();
	}

	private @Nullable Outcome failure(IOException cause) {
		if (cause instanceof MalformedMessageException) {
			return Outcome.ERROR;
		}
		if (this.idle) {
			// Who is silent to the end from the beginning is a client, not a probe.
			return (!this.heard && this.deadline.wasMissed() && admit()) ? Outcome.TIMEOUT : null;
		}
		boolean insecure = cause instanceof SSLException && !(cause.getCause() instanceof IOException);
		return (insecure && !this.deadline.wasMissed()) ? Outcome.ERROR : broken();
	}

	private Outcome broken() {
		if (this.deadline.wasMissed()) {
			return Outcome.TIMEOUT;
		}
		return this.attendance.isStopping() ? Outcome.ERROR : Outcome.RESET;
	}

	private void onFirstBytes() throws IOException {
		if (!admit()) {
			throw new IOException("Beyond the limit");
		}
		this.idle = false;
		if (this.heard) {
			this.startedAt = Deadline.now();
		}
	}

	private void hear(byte[] message) {
		// Bytes that came with the last message are no news to the input.
		this.idle = false;
		this.attendance.hear(this.ticket, message, !this.heard);
		this.heard = true;
	}

	@Override
	public void send(Message<?> reply) {
		byte[] answer = (byte[]) getMapper().fromMessage(reply);
		try {
			byte[] frame = this.codec.encode(withoutNeedlessLineEnd(answer));
			this.deadline.set(Deadline.after(this.settings.writeTimeout(), Deadline.now()));
			this.socket.getOutputStream().write(frame);
			this.bytesOut = frame.length;
			this.outcome = Outcome.ANSWERED;
		}
		catch (IllegalArgumentException ex) {
			logger.debug("{}", ex.getMessage());
			this.outcome = Outcome.ERROR;
		}
		catch (IOException ex) {
			this.outcome = broken();
		}
		finally {
			this.deadline.clear();
		}
	}

	private boolean conclude() {
		if (this.ticket == null) {
			return false;
		}
		if (!this.heard) {
			this.heard = true;
			this.attendance.hearNothing(this.ticket);
		}
		if (this.outcome != null) {
			this.attendance.conclude(this.ticket, this.input.count(), this.bytesOut, this.outcome,
					Deadline.now() - this.startedAt);
		}
		return this.outcome == Outcome.ANSWERED;
	}

	/**
	 * The text of an answer ends with its line end, unless a frame says where it ends.
	 */
	private byte[] withoutNeedlessLineEnd(byte[] answer) {
		boolean needless = this.settings.codec() != Codec.RECV && answer.length > 0
				&& answer[answer.length - 1] == '\n';
		return needless ? Arrays.copyOf(answer, answer.length - 1) : answer;
	}

	private void closeSocket() {
		try {
			// A secured one would first wait for whoever writes to it.
			this.plain.close();
		}
		catch (IOException ex) {
			logger.debug("Closing {} failed", this, ex);
		}
	}

	/**
	 * Closes a connection that could not be run.
	 */
	void abandon() {
		this.outcome = Outcome.ERROR;
		conclude();
		close();
	}

	/**
	 * Closes the connection if it has missed its deadline.
	 * @param now the time, as the deadline tells it
	 */
	void closeIfLate(long now) {
		if (this.deadline.isPast(now)) {
			closeSocket();
		}
	}

	/**
	 * Closes the connection if it only waits for the client's next message.
	 */
	void closeIfIdle() {
		if (this.idle) {
			closeSocket();
		}
	}

}
