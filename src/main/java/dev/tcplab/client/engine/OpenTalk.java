package dev.tcplab.client.engine;

import java.time.Duration;
import java.util.function.Supplier;

import dev.tcplab.client.TalkException;
import dev.tcplab.client.TcpConnection;
import dev.tcplab.protocol.codec.Codec;

/** A connection that stays open for message after message. */
public final class OpenTalk implements TcpConnection {

	private final TalkSocket socket;

	private final Codec codec;

	private final Duration idle;

	OpenTalk(TalkSocket socket, Codec codec, Duration idle) {
		this.socket = socket;
		this.codec = codec;
		this.idle = idle;
		socket.closeAfter(idle);
	}

	@Override
	public byte[] talk(byte[] message) {
		return exchange(message).answer();
	}

	@Override
	public byte[] receive() {
		return closingOnFailure(this.socket::answerOfMany).answer();
	}

	/** Talks as {@link #talk(byte[])} does, and also returns when the answer arrived. */
	public Reply exchange(byte[] message) {
		return closingOnFailure(() -> {
			TalkClient.checkFrame(this.codec, message);
			this.socket.sendIfPossible(message);
			return this.socket.answerOfMany();
		});
	}

	private Reply closingOnFailure(Supplier<Reply> talk) {
		try {
			Reply reply = talk.get();
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
