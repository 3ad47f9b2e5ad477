package dev.tcplab.wire;

import java.io.IOException;
import java.io.InputStream;

import org.springframework.integration.ip.tcp.serializer.SoftEndOfStreamException;

/**
 * One message is everything up to the end of the stream.
 */
final class RawCodec extends MessageCodec {

	RawCodec(int messageSize) {
		super(messageSize);
	}

	@Override
	public byte[] deserialize(InputStream stream) throws IOException {
		byte[] message = stream.readNBytes(messageSize());
		if (message.length == 0) {
			throw new SoftEndOfStreamException("Stream ended before a message");
		}
		if (message.length == messageSize() && stream.read() >= 0) {
			throw MalformedMessageException.tooLong(messageSize());
		}
		return message;
	}

	@Override
	public byte[] encode(byte[] message) {
		return message;
	}

	@Override
	public boolean endsWithStream() {
		return true;
	}

}
