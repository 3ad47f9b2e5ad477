package dev.tcplab.client;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Reads a server's answer to its end: until the server closes or resets or, after the
 * first bytes, falls silent.
 */
final class Answer {

	private static final int USUAL_SIZE = 2 * 1024;

	private final ServerAddress server;

	private final ClientSettings settings;

	private final TalkSocket socket;

	private byte[] buffer = new byte[USUAL_SIZE];

	private int size;

	private long receivedAt;

	Answer(ServerAddress server, ClientSettings settings, TalkSocket socket) {
		this.server = server;
		this.settings = settings;
		this.socket = socket;
	}

	/**
	 * Reads the answer.
	 * @return the answer, at least one byte
	 * @throws TalkException if there is no answer, or no end of it
	 */
	byte[] read() {
		try {
			long begin = System.nanoTime();
			while (readPiece()) {
				checkSize();
				checkTime(begin);
			}
		}
		catch (SocketTimeoutException ex) {
			throw unended("has not answered", ex);
		}
		catch (IOException ex) {
			// A server that closes without having read everything resets, after its
			// answer.
			if (this.size == 0) {
				throw new TalkException(TalkOutcome.RESET,
						"%s closed the connection without an answer (%s). It may have failed, or it never calls send: look at its console."
							.formatted(this.server, ex.getMessage()),
						ex);
			}
		}
		if (this.size == 0) {
			throw new TalkException(TalkOutcome.CLOSED,
					"%s closed the connection without an answer. It may have failed, or it never calls send: look at its console."
						.formatted(this.server),
					null);
		}
		return Arrays.copyOf(this.buffer, this.size);
	}

	/**
	 * Tells when the last bytes came.
	 * @return the moment, by the clock of {@link System#nanoTime()}
	 */
	long receivedAt() {
		return this.receivedAt;
	}

	private boolean readPiece() throws IOException {
		boolean begun = this.size > 0;
		Duration timeout = begun ? this.settings.idleTimeout() : this.settings.replyTimeout();
		if (this.size == this.buffer.length) {
			this.buffer = Arrays.copyOf(this.buffer, 2 * this.size);
		}
		try {
			int length = this.socket.read(this.buffer, this.size, timeout);
			if (length > 0) {
				this.size += length;
				this.receivedAt = System.nanoTime();
			}
			return length >= 0;
		}
		catch (SocketTimeoutException ex) {
			if (begun) {
				return false;
			}
			throw ex;
		}
	}

	private void checkTime(long begin) {
		if (System.nanoTime() - begin > this.settings.replyTimeout().toNanos()) {
			throw unended("has not ended its answer", null);
		}
	}

	private TalkException unended(String problem, @Nullable IOException cause) {
		return new TalkException(TalkOutcome.TIMEOUT,
				"%s %s within %d ms. It may be waiting for more, such as a line end, or serving another client: look at its console."
					.formatted(this.server, problem, this.settings.replyTimeout().toMillis()),
				cause);
	}

	private void checkSize() {
		if (this.size > this.settings.answerSize().toBytes()) {
			throw new TalkException(TalkOutcome.ERROR,
					"%s answers more than %s. Allow more with --tcp-lab.client.answer-size.".formatted(this.server,
							this.settings.answerSize()),
					null);
		}
	}

}
