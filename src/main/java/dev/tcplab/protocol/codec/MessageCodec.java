package dev.tcplab.protocol.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import org.springframework.core.serializer.Deserializer;
import org.springframework.core.serializer.Serializer;
import org.springframework.integration.ip.tcp.serializer.AbstractByteArraySerializer;
import org.springframework.integration.ip.tcp.serializer.SoftEndOfStreamException;

/**
 * Reads and writes messages with a serializer of Spring Integration, distinguishes
 * malformed messages from failed connections, and writes each frame in one write.
 */
public final class MessageCodec implements Serializer<byte[]>, Deserializer<byte[]> {

	private final Codec codec;

	private final int messageSize;

	private final AbstractByteArraySerializer serializer;

	MessageCodec(Codec codec, int messageSize, AbstractByteArraySerializer serializer) {
		this.codec = codec;
		this.messageSize = messageSize;
		this.serializer = serializer;
	}

	/**
	 * Waits for the next message and reads it.
	 * @param stream the stream that {@link #buffer} returned
	 * @return the message without its frame
	 * @throws SoftEndOfStreamException if the stream ended before the first byte
	 * @throws MalformedMessageException if the message is too long or incomplete, or has
	 * an impossible length
	 * @throws IOException if the connection failed
	 */
	@Override
	public byte[] deserialize(InputStream stream) throws IOException {
		if (!(stream instanceof MessageInput frame)) {
			return this.serializer.deserialize(stream);
		}
		String delimiter = this.codec.delimiter();
		frame.begin(this.messageSize, delimiter.isEmpty() ? -1 : delimiter.charAt(0));
		try {
			return this.serializer.deserialize(frame);
		}
		catch (SoftEndOfStreamException | MalformedMessageException ex) {
			throw ex;
		}
		// Thrown for a negative length.
		catch (IllegalArgumentException ex) {
			throw MalformedMessageException.impossibleLength();
		}
		catch (IOException ex) {
			if (frame.hasFailed()) {
				throw ex;
			}
			throw frame.hasEnded() ? MalformedMessageException.cutShort(frame.length())
					: MalformedMessageException.tooLong(this.messageSize);
		}
	}

	public InputStream buffer(InputStream stream) {
		return (this.codec == Codec.RECV) ? stream : new MessageInput(stream);
	}

	/**
	 * Frames a message.
	 * @throws IllegalArgumentException if the message is too long for the frame
	 */
	public byte[] encode(byte[] message) {
		if (this.codec.endsWithStream()) {
			return message;
		}
		ByteArrayOutputStream frame = new ByteArrayOutputStream(message.length + Integer.BYTES);
		try {
			this.serializer.serialize(message, frame);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		return frame.toByteArray();
	}

	@Override
	public void serialize(byte[] message, OutputStream stream) throws IOException {
		stream.write(encode(message));
	}

}
