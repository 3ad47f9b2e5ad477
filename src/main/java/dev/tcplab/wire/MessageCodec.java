package dev.tcplab.wire;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import org.springframework.core.serializer.Deserializer;
import org.springframework.core.serializer.Serializer;
import org.springframework.integration.ip.tcp.serializer.SoftEndOfStreamException;

/**
 * Cuts messages out of a TCP stream and frames those written to it; has no state.
 */
public abstract class MessageCodec implements Serializer<byte[]>, Deserializer<byte[]> {

	private final int messageSize;

	MessageCodec(int messageSize) {
		this.messageSize = messageSize;
	}

	final int messageSize() {
		return this.messageSize;
	}

	/**
	 * Reads the next message, and waits for it.
	 * @param stream what the other side sends, as {@link #buffer(InputStream)} returned
	 * it
	 * @return the message without its frame
	 * @throws SoftEndOfStreamException if the stream ended before the message's first
	 * byte
	 * @throws MalformedMessageException if the message is longer than the message size,
	 * has an impossible length or is cut short
	 * @throws IOException if the connection failed
	 */
	@Override
	public abstract byte[] deserialize(InputStream stream) throws IOException;

	/**
	 * Frames a message.
	 * @param message the message
	 * @return the bytes to send
	 * @throws IllegalArgumentException if the frame has no room for a message so long
	 */
	public abstract byte[] encode(byte[] message);

	/**
	 * Sends a message in one write.
	 */
	@Override
	public final void serialize(byte[] message, OutputStream stream) throws IOException {
		stream.write(encode(message));
	}

	/**
	 * Prepares a connection's stream for reading message after message.
	 * @param stream what the other side sends
	 * @return the stream to hand to {@link #deserialize(InputStream)}
	 */
	public InputStream buffer(InputStream stream) {
		return new BufferedInputStream(stream);
	}

	/**
	 * Whether a stream that ends before a message's first byte is an empty message.
	 * @return whether the end of the stream is a way to end a message
	 */
	public boolean endsWithStream() {
		return false;
	}

}
