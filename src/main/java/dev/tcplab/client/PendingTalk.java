package dev.tcplab.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One talk of a {@link TalkLoop}, which goes on whenever its connection is ready.
 */
final class PendingTalk {

	private static final Logger logger = LoggerFactory.getLogger(PendingTalk.class);

	private final ServerAddress server;

	private final ClientSettings settings;

	private final ByteBuffer message;

	private final SocketChannel channel;

	private final TalkEnd end;

	private ByteBuffer header = ByteBuffer.allocate(0);

	private @Nullable Answer answer;

	private boolean sent;

	private long deadline;

	private boolean over;

	/**
	 * Waits for the connection to be made.
	 * @param server who is talked to
	 * @param settings how long that may take
	 * @param message what is said
	 * @param channel the connection
	 * @param end hears how it ends
	 */
	PendingTalk(ServerAddress server, ClientSettings settings, ByteBuffer message, SocketChannel channel, TalkEnd end) {
		this.server = server;
		this.settings = settings;
		this.message = message;
		this.channel = channel;
		this.end = end;
		allow(settings.connectTimeout());
	}

	private void allow(Duration time) {
		this.deadline = System.nanoTime() + time.toNanos();
	}

	/**
	 * Begins to connect, and goes on as far as that is possible at once, as it is with a
	 * server on this machine.
	 * @param address the server's
	 * @param selector tells when the connection is ready for more
	 * @throws TalkException if the server cannot be reached
	 */
	void begin(InetSocketAddress address, Selector selector) {
		try {
			this.channel.configureBlocking(false);
			this.channel.connect(address);
			this.channel.register(selector, proceed(), this);
		}
		catch (IOException ex) {
			close();
			throw this.server.failure(ex, this.settings.connectTimeout());
		}
		catch (RuntimeException | Error ex) {
			close();
			throw ex;
		}
	}

	/**
	 * Does what the connection is ready for.
	 * @param key tells what that is, and what to wait for
	 */
	void proceed(SelectionKey key) {
		attempt(() -> {
			if (!this.sent) {
				key.interestOps(proceed());
			}
			return (this.answer != null && key.isReadable()) ? receive(this.answer) : null;
		});
	}

	private int proceed() {
		if (!isConnected()) {
			return SelectionKey.OP_CONNECT;
		}
		this.sent = isSent();
		return this.sent ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE;
	}

	private boolean isConnected() {
		try {
			if (this.answer == null && this.channel.finishConnect()) {
				this.header = ByteBuffer
					.wrap(this.settings.proxyHeader(this.channel.getLocalAddress(), this.channel.getRemoteAddress()));
				this.answer = new Answer(this.server, this.settings);
				allow(this.answer.patience());
			}
			return this.answer != null;
		}
		catch (IOException ex) {
			throw this.server.failure(ex, this.settings.connectTimeout());
		}
	}

	private boolean isSent() {
		try {
			if (!isWritten(this.header) || !isWritten(this.message)) {
				return false;
			}
			if (this.message.limit() == 0) {
				this.channel.shutdownOutput();
			}
		}
		catch (IOException ex) {
			// The answer may have come before that.
			logger.debug("The message could not be sent", ex);
		}
		return true;
	}

	private boolean isWritten(ByteBuffer bytes) throws IOException {
		if (bytes.hasRemaining()) {
			this.channel.write(bytes);
		}
		return !bytes.hasRemaining();
	}

	private @Nullable Reply receive(Answer answer) {
		try {
			if (!answer.read(this::read)) {
				return answer.closed();
			}
			allow(answer.patience());
			return null;
		}
		catch (IOException ex) {
			return answer.broken(ex);
		}
	}

	private int read(byte[] buffer, int offset) throws IOException {
		return this.channel.read(ByteBuffer.wrap(buffer, offset, buffer.length - offset));
	}

	/**
	 * Ends the talk if its time is up.
	 * @param now the time, by the clock of {@link System#nanoTime()}
	 */
	void checkTime(long now) {
		if (now - this.deadline >= 0 && !this.over) {
			attempt(this::giveUp);
		}
	}

	private Reply giveUp() {
		if (this.answer == null) {
			throw this.server.failure(new SocketTimeoutException(), this.settings.connectTimeout());
		}
		return this.answer.silent(null);
	}

	private void attempt(Callable<@Nullable Reply> step) {
		Reply reply;
		try {
			reply = step.call();
		}
		catch (TalkException ex) {
			fail(ex);
			return;
		}
		// Also an error, such as one for lack of memory, is one talk's only.
		catch (Exception | Error ex) {
			fail(new TalkException(TalkOutcome.ERROR, ex.toString(), ex));
			return;
		}
		if (reply != null) {
			close();
			this.end.answered(reply);
		}
	}

	private void fail(TalkException failure) {
		close();
		this.end.failed(failure);
	}

	private void close() {
		this.over = true;
		try {
			this.channel.close();
		}
		catch (IOException ex) {
			logger.debug("The connection could not be closed", ex);
		}
	}

}
