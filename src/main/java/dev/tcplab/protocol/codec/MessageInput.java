package dev.tcplab.protocol.codec;

import java.io.IOException;
import java.io.InputStream;

/**
 * A buffered stream of messages that counts the bytes of the current message, and knows
 * whether the stream ended or failed. Refuses a message as soon as it is too long. Not
 * safe for several threads, so that reading byte by byte needs no lock.
 */
public final class MessageInput extends InputStream {

	private final InputStream in;

	private final byte[] buffer = new byte[8 * 1024];

	private int position;

	private int count;

	private int messageSize;

	private int delimiter;

	private int previous;

	private long length;

	private boolean ended;

	private boolean failed;

	public MessageInput(InputStream in) {
		this.in = in;
	}

	/**
	 * Starts the next message.
	 * @param delimiter the first byte of the delimiter, which must follow a message of
	 * the maximum size; -1 if the codec has none
	 */
	void begin(int messageSize, int delimiter) {
		this.messageSize = messageSize;
		this.delimiter = delimiter;
		this.previous = -1;
		this.length = 0;
	}

	/**
	 * Waits for the next byte, and leaves it in the buffer.
	 * @return false if the stream ended
	 */
	public boolean awaitByte() throws IOException {
		return this.position < this.count || fill();
	}

	private boolean fill() throws IOException {
		this.failed = true;
		int read = this.in.read(this.buffer);
		this.failed = false;
		this.ended = read < 0;
		this.position = 0;
		this.count = Math.max(0, read);
		return read > 0;
	}

	@Override
	public int read() throws IOException {
		if (!awaitByte()) {
			return -1;
		}
		int value = Byte.toUnsignedInt(this.buffer[this.position++]);
		// The delimiter, or its second byte, may still follow.
		if (this.length == this.messageSize && this.delimiter >= 0 && value != this.delimiter
				&& this.previous != this.delimiter) {
			throw MalformedMessageException.tooLong(this.messageSize);
		}
		this.previous = value;
		this.length++;
		return value;
	}

	@Override
	public int read(byte[] target, int offset, int length) throws IOException {
		if (!awaitByte()) {
			return -1;
		}
		int read = Math.min(length, this.count - this.position);
		System.arraycopy(this.buffer, this.position, target, offset, read);
		this.position += read;
		this.length += read;
		return read;
	}

	@Override
	public int available() throws IOException {
		return this.count - this.position + this.in.available();
	}

	long length() {
		return this.length;
	}

	boolean hasEnded() {
		return this.ended;
	}

	boolean hasFailed() {
		return this.failed;
	}

}
