package dev.tcplab.client.engine;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;

import dev.tcplab.client.ClientOptions;
import dev.tcplab.client.TalkException;
import dev.tcplab.client.TalkOutcome;
import org.jspecify.annotations.Nullable;

/**
 * The part of a server's answer that has arrived. The answer ends when the server closes
 * or resets the connection or, after the first bytes, falls silent. Ending it without any
 * bytes throws a {@link TalkException}.
 */
public final class Answer {

	private static final int USUAL_SIZE = 256;

	private final ServerAddress server;

	private final ClientOptions options;

	private final long begin = System.nanoTime();

	private byte[] buffer = new byte[USUAL_SIZE];

	private int size;

	private long receivedAt;

	/** Starts the time for the complete answer. */
	public Answer(ServerAddress server, ClientOptions options) {
		this.server = server;
		this.options = options;
	}

	/** Returns the time after which the answer is {@link #silent}. */
	public Duration patience() {
		return hasBegun() ? this.options.idleTimeout() : this.options.replyTimeout();
	}

	/** Adds the bytes that have arrived. Returns false at the end of the stream. */
	public boolean read(Source source) throws IOException {
		if (this.size == this.buffer.length) {
			this.buffer = Arrays.copyOf(this.buffer, 2 * this.size);
		}
		int length = source.read(this.buffer, this.size);
		if (length > 0) {
			this.size += length;
			this.receivedAt = System.nanoTime();
			checkSize();
			checkTime();
		}
		return length >= 0;
	}

	/** Ends the answer because the server closed the connection. */
	public Reply closed() {
		if (!hasBegun()) {
			throw new TalkException(TalkOutcome.CLOSED,
					"%s closed the connection without an answer. It may have failed, or it never calls send: look at its console."
						.formatted(this.server),
					null);
		}
		return new Reply(Arrays.copyOf(this.buffer, this.size), this.receivedAt);
	}

	/**
	 * Ends the answer because the connection broke. A server that closes before it has
	 * read everything resets the connection, after its answer.
	 */
	public Reply broken(IOException cause) {
		if (!hasBegun()) {
			throw new TalkException(TalkOutcome.RESET,
					"%s closed the connection without an answer (%s). It may have failed, or it never calls send: look at its console."
						.formatted(this.server, cause.getMessage()),
					cause);
		}
		return closed();
	}

	/** Ends the answer because no more bytes arrived in time. */
	public Reply silent(@Nullable IOException cause) {
		if (!hasBegun()) {
			throw unended("has not answered", cause);
		}
		return closed();
	}

	public boolean hasBegun() {
		return this.size > 0;
	}

	public boolean is(byte[] bytes) {
		return Arrays.equals(this.buffer, 0, this.size, bytes, 0, bytes.length);
	}

	private void checkTime() {
		if (this.receivedAt - this.begin > this.options.replyTimeout().toNanos()) {
			throw unended("has not ended its answer", null);
		}
	}

	private TalkException unended(String problem, @Nullable IOException cause) {
		return new TalkException(TalkOutcome.TIMEOUT,
				"%s %s within %d ms. It may be waiting for more, such as a line end, or serving another client: look at its console."
					.formatted(this.server, problem, this.options.replyTimeout().toMillis()),
				cause);
	}

	private void checkSize() {
		if (this.size > this.options.answerSize().toBytes()) {
			throw new TalkException(TalkOutcome.ERROR,
					"%s answers more than %s. Allow more with --tcp-lab.client.answer-size.".formatted(this.server,
							this.options.answerSize()),
					null);
		}
	}

	/** A connection from which an answer is read. */
	@FunctionalInterface
	public interface Source {

		/** Returns the number of bytes, or -1 at the end of the stream. */
		int read(byte[] buffer, int offset) throws IOException;

	}

}
