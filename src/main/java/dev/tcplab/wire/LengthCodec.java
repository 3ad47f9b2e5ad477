package dev.tcplab.wire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

import org.springframework.integration.ip.tcp.serializer.SoftEndOfStreamException;
import org.springframework.util.Assert;

/**
 * One message stands behind its length in one, two or four bytes, the high one first.
 */
final class LengthCodec extends MessageCodec {

	private final int headerSize;

	LengthCodec(int messageSize, int headerSize) {
		super(messageSize);
		this.headerSize = headerSize;
	}

	@Override
	public byte[] deserialize(InputStream stream) throws IOException {
		byte[] header = stream.readNBytes(this.headerSize);
		if (header.length == 0) {
			throw new SoftEndOfStreamException("Stream ended before a message");
		}
		if (header.length < this.headerSize) {
			throw MalformedMessageException.cutShort(header.length);
		}
		int length = length(header);
		if (length < 0) {
			throw new MalformedMessageException("Message of impossible length " + length);
		}
		if (length > messageSize()) {
			throw MalformedMessageException.tooLong(messageSize());
		}
		byte[] message = stream.readNBytes(length);
		if (message.length < length) {
			throw MalformedMessageException.cutShort(this.headerSize + message.length);
		}
		return message;
	}

	private int length(byte[] header) {
		int length = 0;
		for (byte part : header) {
			length = length << Byte.SIZE | Byte.toUnsignedInt(part);
		}
		return length;
	}

	@Override
	public byte[] encode(byte[] message) {
		long most = (this.headerSize == Integer.BYTES) ? Integer.MAX_VALUE : (1L << Byte.SIZE * this.headerSize) - 1;
		Assert.isTrue(message.length <= most,
				() -> "An answer of " + message.length + " bytes does not fit into a frame of at most " + most);
		byte[] header = ByteBuffer.allocate(Integer.BYTES).putInt(message.length).array();
		return ByteBuffer.allocate(this.headerSize + message.length)
			.put(header, Integer.BYTES - this.headerSize, this.headerSize)
			.put(message)
			.array();
	}

}
