package dev.tcplab.wire;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

import org.springframework.integration.ip.tcp.serializer.SoftEndOfStreamException;

/**
 * One message is what one read returns, as with {@code recv} in the lesson.
 */
final class RecvCodec extends MessageCodec {

	// The JDK's sockets return no more than this from one read.
	private static final int LARGEST_READ = 128 * 1024;

	RecvCodec(int messageSize) {
		super(messageSize);
	}

	@Override
	public byte[] deserialize(InputStream stream) throws IOException {
		byte[] buffer = new byte[Math.min(messageSize(), LARGEST_READ)];
		int length = stream.read(buffer);
		if (length < 0) {
			throw new SoftEndOfStreamException("Stream ended before a message");
		}
		return Arrays.copyOf(buffer, length);
	}

	@Override
	public byte[] encode(byte[] message) {
		return message;
	}

	@Override
	public InputStream buffer(InputStream stream) {
		return stream;
	}

	@Override
	public boolean endsWithStream() {
		return true;
	}

}
