package dev.tcplab.client;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * The part of a server's answer that has arrived. The answer ends when the server closes
 * or resets the connection or, after the first bytes, falls silent.
 */
public final class Answer {

	private static final int USUAL_SIZE = 256;

	private final ServerAddress server;

	private final ClientSettings settings;

	private final long begin = System.nanoTime();

	private byte[] buffer = new byte[USUAL_SIZE];

	private int size;

	private long receivedAt;

	/**
	 * Starts without bytes. The time for the complete answer starts too.
	 * @param server the server that answers
	 * @param settings the limits of time and size
	 */
	public Answer(ServerAddress server, ClientSettings settings) {
		this.server = server;
		this.settings = settings;
	}

	/**
	 * Returns how long its next bytes may take.
	 * @return the time after which the answer is {@link #silent}
	 */
	public Duration patience() {
		return hasBegun() ? this.settings.idleTimeout() : this.settings.replyTimeout();
	}

	/**
	 * Adds the bytes that have arrived.
	 * @param source the connection
	 * @return false at the end of the stream
	 * @throws TalkException if the answer is too long, or takes too long
	 * @throws IOException if the source fails
	 */
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

	/**
	 * Ends the answer because the server has closed the connection.
	 * @return the answer
	 * @throws TalkException if there is none
	 */
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
	 * Ends the answer because the connection is broken. A server that closes before it
	 * has read everything resets the connection, after its answer.
	 * @param cause the exception of the connection
	 * @return the answer
	 * @throws TalkException if there is none
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

	/**
	 * Ends the answer because nothing more has arrived in time.
	 * @param cause the exception of the connection, or {@code null}
	 * @return the answer
	 * @throws TalkException if there is none
	 */
	public Reply silent(@Nullable IOException cause) {
		if (!hasBegun()) {
			throw unended("has not answered", cause);
		}
		return closed();
	}

	/**
	 * Returns whether its first bytes have arrived.
	 * @return true from then on
	 */
	public boolean hasBegun() {
		return this.size > 0;
	}

	/**
	 * Returns whether exactly these bytes have arrived.
	 * @param bytes the expected answer
	 * @return true if nothing is missing, and nothing follows
	 */
	public boolean is(byte[] bytes) {
		return Arrays.equals(this.buffer, 0, this.size, bytes, 0, bytes.length);
	}

	private void checkTime() {
		if (this.receivedAt - this.begin > this.settings.replyTimeout().toNanos()) {
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

	/**
	 * A connection from which an answer is read.
	 */
	@FunctionalInterface
	public interface Source {

		/**
		 * Reads the bytes that have arrived.
		 * @param buffer gets the bytes
		 * @param offset the place of the first byte
		 * @return the number of bytes, or -1 at the end of the stream
		 * @throws IOException if the connection fails
		 */
		int read(byte[] buffer, int offset) throws IOException;

	}

}
