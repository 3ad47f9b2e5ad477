package dev.tcplab.client;

import java.time.Duration;

/**
 * A connection that stays open for message after message. Only one thread may use it at a
 * time.
 */
public final class OpenTalk implements AutoCloseable {

	private final TalkSocket socket;

	private final Duration idle;

	OpenTalk(TalkSocket socket, Duration idle) {
		this.socket = socket;
		this.idle = idle;
	}

	/**
	 * Sends a message and returns the answer: everything until the server closes or,
	 * after the first bytes, falls silent.
	 * @param message the message
	 * @return the answer, and when it arrived
	 * @throws TalkException if there is no answer; the connection is then closed
	 */
	public Reply talk(byte[] message) {
		try {
			this.socket.sendIfPossible(message);
			Reply reply = this.socket.answerUntilSilence();
			this.socket.closeAfter(this.idle);
			return reply;
		}
		catch (TalkException ex) {
			close();
			throw ex;
		}
	}

	/**
	 * Returns whether neither side closed the connection. Skips what the server sent
	 * since its answer.
	 */
	public boolean isOpen() {
		return this.socket.isOpen();
	}

	@Override
	public void close() {
		this.socket.close();
	}

}
