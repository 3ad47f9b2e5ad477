package dev.tcplab.client;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * A server's answer, as far as it has come. It ends when the server closes or resets or,
 * after the first bytes, falls silent.
 */
final class Answer {

	private static final int USUAL_SIZE = 256;

	private final ServerAddress server;

	private final ClientSettings settings;

	private final long begin = System.nanoTime();

	private byte[] buffer = new byte[USUAL_SIZE];

	private int size;

	private long receivedAt;

	/**
	 * Begins with nothing. The time for the whole answer begins too.
	 * @param server who answers
	 * @param settings how long that may take, and how much it may be
	 */
	Answer(ServerAddress server, ClientSettings settings) {
		this.server = server;
		this.settings = settings;
	}

	/**
	 * Returns how long its next bytes may take.
	 * @return the time, after which it is {@link #silent}
	 */
	Duration patience() {
		return hasBegun() ? this.settings.idleTimeout() : this.settings.replyTimeout();
	}

	/**
	 * Takes what has come.
	 * @param source from where
	 * @return whether there may be more
	 * @throws TalkException if it is too long, or takes too long
	 * @throws IOException if the source has thrown it
	 */
	boolean read(Source source) throws IOException {
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
	 * Ends it, for the server has closed.
	 * @return the answer
	 * @throws TalkException if there is none
	 */
	Reply closed() {
		if (!hasBegun()) {
			throw new TalkException(TalkOutcome.CLOSED,
					"%s closed the connection without an answer. It may have failed, or it never calls send: look at its console."
						.formatted(this.server),
					null);
		}
		return new Reply(Arrays.copyOf(this.buffer, this.size), this.receivedAt);
	}

	/**
	 * Ends it, for the connection is broken: a server that closes without having read
	 * everything resets, after its answer.
	 * @param cause what is thrown by who reads
	 * @return the answer
	 * @throws TalkException if there is none
	 */
	Reply broken(IOException cause) {
		if (!hasBegun()) {
			throw new TalkException(TalkOutcome.RESET,
					"%s closed the connection without an answer (%s). It may have failed, or it never calls send: look at its console."
						.formatted(this.server, cause.getMessage()),
					cause);
		}
		return closed();
	}

	/**
	 * Ends it, for nothing more has come in time.
	 * @param cause what is thrown by who waits, if anything
	 * @return the answer
	 * @throws TalkException if there is none
	 */
	Reply silent(@Nullable IOException cause) {
		if (!hasBegun()) {
			throw unended("has not answered", cause);
		}
		return closed();
	}

	private boolean hasBegun() {
		return this.size > 0;
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
	 * Where an answer comes from.
	 */
	@FunctionalInterface
	interface Source {

		/**
		 * Reads what has come.
		 * @param buffer where to put it
		 * @param offset from where on
		 * @return how many bytes, or -1 at the end
		 */
		int read(byte[] buffer, int offset) throws IOException;

	}

}
