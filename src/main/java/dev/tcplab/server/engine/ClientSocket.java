package dev.tcplab.server.engine;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

import dev.tcplab.protocol.codec.MessageInput;
import dev.tcplab.server.ServerSettings;
import dev.tcplab.server.Timeline.Side;
import dev.tcplab.server.fault.ConnectionFaults;
import dev.tcplab.support.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * A client's socket, plain or secured, with its deadline and its counted input and
 * output. Reads and writes block: the deadline bounds them.
 */
final class ClientSocket implements Closeable {

	private final Socket plain;

	private final ServerSettings settings;

	private final ServerLifecycle lifecycle;

	private final Deadline deadline;

	private final CountedBytes received;

	private final CountedBytes written;

	private final long acceptedAt = Deadline.now();

	private final TimelineRecorder timeline;

	private Socket socket;

	private @Nullable InputStream input;

	private @Nullable OutputStream output;

	private boolean delayed;

	private boolean first = true;

	// Between two messages, or a probe of a proxy: a stop need not wait for it.
	private volatile boolean idle;

	private volatile boolean closing;

	private volatile @Nullable Future<?> admission;

	// The time for the first message starts here.
	ClientSocket(Socket plain, ConnectionContext context) throws IOException {
		this.plain = plain;
		this.socket = plain;
		this.settings = context.settings();
		this.lifecycle = context.lifecycle();
		this.received = new CountedBytes(context.keptBytes());
		this.written = new CountedBytes(context.tracker().keepsAnswers() ? Integer.MAX_VALUE : context.keptBytes());
		this.timeline = new TimelineRecorder(context.recordsTimelines(), this.acceptedAt);
		if (this.settings.keepOpen()) {
			// Otherwise a second answer waits for the acknowledgement of the first.
			plain.setTcpNoDelay(true);
		}
		this.deadline = new Deadline(this);
		this.deadline.setAt(Deadline.after(this.settings.readTimeout(), this.acceptedAt));
	}

	Socket plain() {
		return this.plain;
	}

	InetSocketAddress remoteAddress() {
		return (InetSocketAddress) this.plain.getRemoteSocketAddress();
	}

	@Nullable SSLSession tlsSession() {
		return (this.socket instanceof SSLSocket secured) ? secured.getSession() : null;
	}

	Deadline deadline() {
		return this.deadline;
	}

	// The request is withdrawn if the socket is closed first.
	void setAdmission(Future<?> admission) {
		this.admission = admission;
		if (this.plain.isClosed()) {
			withdraw();
		}
	}

	void withdraw() {
		Future<?> admission = this.admission;
		if (admission != null) {
			admission.cancel(false);
		}
	}

	// The client gets a FIN first, because unread bytes make the kernel send a reset.
	@Override
	public void close() throws IOException {
		this.closing = true;
		try {
			if (!this.plain.isClosed() && !this.plain.isOutputShutdown()) {
				this.plain.shutdownOutput();
			}
		}
		catch (IOException ex) {
			// The client has closed the connection.
		}
		this.plain.close();
		withdraw();
	}

	// The end of the stream may then be the client's reply to the close.
	boolean isClosing() {
		return this.closing;
	}

	boolean isIdle() {
		return this.idle;
	}

	void setIdle(boolean idle) {
		this.idle = idle;
	}

	void open(ConnectionContext context, @Nullable ConnectionFaults faults) throws IOException {
		if (faults != null && !faults.settings().acceptDelay().isZero()) {
			this.delayed = true;
			pause(faults.settings().acceptDelay());
		}
		if (context.tls() != null) {
			this.socket = context.tls().accepted(this.plain, this.settings.ssl().clientAuth());
		}
		this.output = new CountedOutput(this.socket.getOutputStream(), this);
		this.input = context.codec()
			.buffer(new CountedInput(new RecordedInput(this.socket.getInputStream(), this, true), this));
		if (this.socket instanceof SSLSocket secured) {
			shakeHands(secured);
		}
	}

	private void shakeHands(SSLSocket secured) throws IOException {
		try {
			secured.startHandshake();
			this.timeline.tls();
		}
		catch (IOException ex) {
			recordFailure(ex);
			throw ex;
		}
	}

	boolean isOpen() {
		return this.input != null;
	}

	boolean isDelayed() {
		return this.delayed;
	}

	InputStream input() {
		return this.input;
	}

	OutputStream output() {
		return this.output;
	}

	CountedBytes received() {
		return this.received;
	}

	CountedBytes written() {
		return this.written;
	}

	TimelineRecorder timeline() {
		return this.timeline;
	}

	/**
	 * Records how the client broke the connection, unless the server itself closed it.
	 * @param failure the exception of a read or a write
	 */
	void recordFailure(IOException failure) {
		if (!this.deadline.isMissed() && !this.lifecycle.isStopping()) {
			this.timeline.broken(failure);
		}
	}

	boolean isFirst() {
		return this.first;
	}

	// Leaves the byte in the buffer.
	boolean awaitByte() throws IOException {
		MessageInput buffered = (this.input instanceof MessageInput messages) ? messages : new MessageInput(this.input);
		this.input = buffered;
		return buffered.awaitByte();
	}

	long startedAt() {
		return this.first ? this.acceptedAt : this.received.firstAt();
	}

	void forgetExchange() {
		this.received.begin();
		this.written.begin();
	}

	/**
	 * Starts the next exchange, and the time in which its message must arrive.
	 * @return false if the server is stopping and no byte of that message has arrived
	 */
	boolean awaitNext() {
		this.first = false;
		this.timeline.begin();
		this.deadline.set(this.settings.readTimeout());
		// Set before the check: a stop is announced before it closes idle connections. So
		// the stop closes this one, or is seen here.
		this.idle = !hasMore();
		if (this.idle && this.lifecycle.isStopping()) {
			return false;
		}
		// Often, the next message arrives by the next turn of this thread.
		Thread.yield();
		return true;
	}

	private boolean hasMore() {
		try {
			return this.input.available() > 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

	// Ends early if the server is stopping.
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
	 * Ends the sending side.
	 * @param closeNotify whether TLS shows the client that the answer is complete
	 */
	void shutdownOutput(boolean closeNotify) throws IOException {
		if (closeNotify && isSecured()) {
			this.socket.shutdownOutput();
		}
		this.plain.shutdownOutput();
		this.timeline.fin(Side.SERVER);
	}

	/**
	 * Closes the connection with a reset.
	 */
	void reset() throws IOException {
		this.plain.setSoLinger(true, 0);
		this.plain.close();
		this.timeline.rst(Side.SERVER);
	}

	/**
	 * Returns what arrives after the last message, without decrypting it.
	 */
	InputStream remainder() throws IOException {
		return new RecordedInput(this.plain.getInputStream(), this, !isSecured());
	}

	private boolean isSecured() {
		return this.socket != this.plain;
	}

	void closeIfIdle() {
		if (this.idle) {
			// Closing a secured socket would first wait for the thread that writes to it.
			this.deadline.closeSocket();
		}
	}

}
