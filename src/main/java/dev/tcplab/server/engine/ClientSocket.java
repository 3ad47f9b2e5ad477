package dev.tcplab.server.engine;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

import dev.tcplab.protocol.codec.MessageCodec;
import dev.tcplab.protocol.codec.MessageInput;
import dev.tcplab.protocol.tls.Tls;
import dev.tcplab.server.FaultSettings.End;
import dev.tcplab.server.ServerSettings;
import dev.tcplab.support.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * A client's socket, plain or secured, with its deadline, its counted input, and the ways
 * to close it. Reads and writes block: the deadline bounds them.
 */
final class ClientSocket {

	private static final long SILENCE = Duration.ofSeconds(1).toNanos();

	private static final long DRAIN_TIME = Duration.ofSeconds(5).toNanos();

	private static final long DRAIN_BYTES = 16 * 1024 * 1024;

	private final Socket plain;

	private final ServerSettings settings;

	private final ServerLifecycle lifecycle;

	private final Deadline deadline;

	private final long acceptedAt = Deadline.now();

	private Socket socket;

	private @Nullable CountedInput counted;

	private @Nullable InputStream input;

	/**
	 * Whether the client is between two messages, or may be a probe, so that a stop need
	 * not wait for it.
	 */
	private volatile boolean idle;

	/**
	 * Starts the time in which the first message must arrive.
	 * @param plain the socket
	 * @param settings the server's settings
	 * @param lifecycle shows whether the server is stopping
	 * @throws IOException if the client closed the connection
	 */
	ClientSocket(Socket plain, ServerSettings settings, ServerLifecycle lifecycle) throws IOException {
		this.plain = plain;
		this.socket = plain;
		this.settings = settings;
		this.lifecycle = lifecycle;
		this.idle = settings.ignoreEmpty();
		if (settings.keepOpen()) {
			// Otherwise a second answer waits for the acknowledgement of the first.
			plain.setTcpNoDelay(true);
		}
		this.deadline = new Deadline(plain);
		this.deadline.setAt(Deadline.after(settings.readTimeout(), this.acceptedAt));
	}

	Socket plain() {
		return this.plain;
	}

	InetSocketAddress remoteAddress() {
		return (InetSocketAddress) this.plain.getRemoteSocketAddress();
	}

	Deadline deadline() {
		return this.deadline;
	}

	boolean isIdle() {
		return this.idle;
	}

	void setIdle(boolean idle) {
		this.idle = idle;
	}

	/**
	 * Opens the stream of messages. The TLS handshake happens with the first read.
	 * @param tls secures the socket; {@code null} leaves it plain
	 * @param codec cuts messages out of the stream
	 * @param kept how many of the first bytes to keep
	 * @throws IOException if the connection failed
	 */
	void open(@Nullable Tls tls, MessageCodec codec, int kept) throws IOException {
		if (tls != null) {
			this.socket = tls.accepted(this.plain, this.settings.ssl().clientAuth());
		}
		this.counted = new CountedInput(this.socket.getInputStream());
		this.counted.begin(kept);
		this.input = codec.buffer(this.counted);
	}

	boolean isOpen() {
		return this.input != null;
	}

	InputStream input() {
		return this.input;
	}

	OutputStream output() throws IOException {
		return this.socket.getOutputStream();
	}

	/**
	 * Waits for the first byte and leaves it there.
	 * @return whether it arrived before the end of the stream
	 * @throws IOException if the connection failed
	 */
	boolean awaitByte() throws IOException {
		MessageInput buffered = (this.input instanceof MessageInput messages) ? messages : new MessageInput(this.input);
		this.input = buffered;
		return buffered.awaitByte();
	}

	/**
	 * Starts to count the bytes of a further exchange.
	 * @param kept how many of its first bytes to keep
	 */
	void countAgain(int kept) {
		this.counted.begin(kept);
	}

	long bytesIn() {
		return (this.counted != null) ? this.counted.bytes : 0;
	}

	byte[] received() {
		return (this.counted != null && this.counted.kept != null) ? this.counted.kept.toByteArray() : new byte[0];
	}

	/**
	 * Returns when the exchange started.
	 * @param first whether it is the first one of this connection
	 * @return the accept, or the arrival of a further message, by the clock of
	 * {@link Deadline#now()}
	 */
	long startedAt(boolean first) {
		return first ? this.acceptedAt : this.counted.arrivedAt;
	}

	/**
	 * Starts the time in which the next message must arrive.
	 * @return false if the server is stopping and no byte of that message has arrived
	 */
	boolean mayAwaitNext() {
		this.deadline.set(this.settings.readTimeout());
		this.idle = !hasMore();
		// Checked after idle is set: a stop is announced before it closes idle
		// connections, so one of the two sees the other.
		return !this.idle || !this.lifecycle.isStopping();
	}

	private boolean hasMore() {
		try {
			return this.input.available() > 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * Waits, unless the server is stopping.
	 * @param time how long
	 * @throws IOException if the deadline passed
	 */
	void pause(Duration time) throws IOException {
		try {
			this.lifecycle.awaitStopping(Math.min(TimeUnit.NANOSECONDS.convert(time), this.deadline.nanosLeft()));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.deadline.require();
	}

	/**
	 * Ends the connection as a fault requires.
	 * @param end the end, which is not {@link End#ANSWER}
	 */
	void end(End end) {
		try {
			switch (end) {
				case CLOSE -> drain(true);
				case TRUNCATE -> drain(false);
				case RESET -> {
					this.plain.setSoLinger(true, 0);
					this.plain.close();
				}
				case SILENT -> holdOpen();
				case HALF_CLOSE -> {
					shutdownOutput(true);
					readToEnd();
				}
				default -> throw new IllegalStateException();
			}
		}
		catch (IOException ex) {
			// The client closed the connection: nothing is left to end.
		}
	}

	/**
	 * Shuts the sending side and drops what arrives, until the client closes or is silent
	 * for 1 s, or for 5 s or 16 MB at most. If a socket is closed with unread bytes, the
	 * kernel sends a reset, which can destroy an answer in flight.
	 */
	void drain() {
		drain(true);
	}

	private void drain(boolean closeNotify) {
		try {
			long end = Deadline.now() + DRAIN_TIME;
			this.deadline.setAt(end);
			shutdownOutput(closeNotify);
			// Often the client has closed by its next turn.
			Thread.yield();
			InputStream stream = this.plain.getInputStream();
			byte[] dropped = new byte[1024];
			long left = DRAIN_BYTES;
			int length;
			do {
				this.deadline.setAt(Math.min(Deadline.now() + SILENCE, end));
				length = stream.read(dropped);
				left -= length;
			}
			while (length >= 0 && left > 0);
		}
		catch (IOException ex) {
			// Closed by the client, or too late: there is nothing more to lose.
		}
	}

	private void shutdownOutput(boolean closeNotify) throws IOException {
		if (closeNotify && this.socket != this.plain) {
			// The close_notify of TLS shows the client that the answer is complete.
			this.socket.shutdownOutput();
		}
		this.plain.shutdownOutput();
	}

	/**
	 * Drops what arrives until the client ends its sending side, the read timeout is
	 * over, or the server is stopping.
	 */
	private void readToEnd() throws IOException {
		InputStream stream = this.plain.getInputStream();
		byte[] dropped = new byte[1024];
		this.deadline.set(this.settings.readTimeout());
		this.idle = true;
		while (!this.lifecycle.isStopping() && stream.read(dropped) >= 0) {
			// These bytes are not a message: they will not be answered.
		}
	}

	private void holdOpen() throws IOException {
		readToEnd();
		// A client that ended its sending side may still wait for an answer.
		pause(ChronoUnit.FOREVER.getDuration());
	}

	void closeIfIdle() {
		if (this.idle) {
			// Closing a secured socket would first wait for the thread that writes to it.
			this.deadline.closeSocket();
		}
	}

	/**
	 * Counts the bytes of an exchange and keeps the first of them.
	 */
	private final class CountedInput extends FilterInputStream {

		private long bytes;

		private long arrivedAt;

		private @Nullable BoundedBytes kept;

		CountedInput(InputStream stream) {
			super(stream);
		}

		void begin(int kept) {
			this.bytes = 0;
			this.arrivedAt = Deadline.now();
			this.kept = (kept > 0) ? new BoundedBytes(kept) : null;
		}

		@Override
		public int read() throws IOException {
			byte[] single = new byte[1];
			return (read(single) < 0) ? -1 : Byte.toUnsignedInt(single[0]);
		}

		@Override
		public int read(byte[] buffer, int offset, int length) throws IOException {
			int read = this.in.read(buffer, offset, length);
			if (read > 0) {
				if (this.bytes == 0) {
					this.arrivedAt = Deadline.now();
					ClientSocket.this.idle = false;
				}
				this.bytes += read;
				if (this.kept != null) {
					this.kept.write(buffer, offset, read);
				}
			}
			return read;
		}

	}

}
