package dev.tcplab.protocol.codec;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.Arrays;

import org.springframework.integration.ip.tcp.serializer.SoftEndOfStreamException;

/**
 * Reads messages from a stream, like {@link MessageCodec}, but allocates memory only for
 * bytes that arrived, even if much longer messages are allowed.
 */
public final class FrameReader {

	private final Codec codec;

	private final int messageSize;

	private final InputStream stream;

	/**
	 * Creates a reader for all messages of a stream, because it may read beyond the
	 * current message.
	 * @param messageSize the maximum number of bytes of one message without its frame
	 */
	public FrameReader(Codec codec, int messageSize, InputStream stream) {
		this.codec = codec;
		this.messageSize = messageSize;
		this.stream = new BufferedInputStream(stream);
	}

	/**
	 * Waits for the next message and reads it.
	 * @return the message without its frame
	 * @throws SoftEndOfStreamException if the stream ended before the first byte
	 * @throws MalformedMessageException if the message is too long or incomplete, or has
	 * an impossible length
	 */
	public byte[] read() throws IOException {
		return switch (this.codec) {
			case LENGTH1 -> withLength(Byte.BYTES);
			case LENGTH2 -> withLength(Short.BYTES);
			case LENGTH4 -> withLength(Integer.BYTES);
			case RECV, RAW -> untilEnd();
			case LF, CRLF, NULL -> untilDelimiter(this.codec.delimiter());
		};
	}

	private byte[] withLength(int size) throws IOException {
		byte[] header = this.stream.readNBytes(size);
		if (header.length < size) {
			throw ended(header.length);
		}
		// Four bytes are signed.
		int length = (size == Integer.BYTES) ? new BigInteger(header).intValue() : new BigInteger(1, header).intValue();
		if (length < 0) {
			throw MalformedMessageException.impossibleLength();
		}
		if (length > this.messageSize) {
			throw MalformedMessageException.tooLong(this.messageSize);
		}
		byte[] message = this.stream.readNBytes(length);
		if (message.length < length) {
			throw MalformedMessageException.cutShort(size + message.length);
		}
		return message;
	}

	private byte[] untilEnd() throws IOException {
		byte[] message = this.stream.readNBytes(this.messageSize);
		if (message.length == 0) {
			throw ended(0);
		}
		if (message.length == this.messageSize && this.stream.read() >= 0) {
			throw MalformedMessageException.tooLong(this.messageSize);
		}
		return message;
	}

	private byte[] untilDelimiter(String delimiter) throws IOException {
		ByteArrayOutputStream frame = new ByteArrayOutputStream();
		int last = delimiter.charAt(delimiter.length() - 1);
		int previous = -1;
		for (int value = this.stream.read(); value >= 0; value = this.stream.read()) {
			frame.write(value);
			if (value == last && (delimiter.length() == 1 || previous == delimiter.charAt(0))) {
				byte[] bytes = frame.toByteArray();
				return Arrays.copyOf(bytes, bytes.length - delimiter.length());
			}
			if (frame.size() >= this.messageSize + delimiter.length()) {
				throw MalformedMessageException.tooLong(this.messageSize);
			}
			previous = value;
		}
		throw ended(frame.size());
	}

	private static MalformedMessageException ended(int received) {
		if (received == 0) {
			throw new SoftEndOfStreamException("The stream ended");
		}
		return MalformedMessageException.cutShort(received);
	}

}
