package dev.tcplab.wire;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;

import org.springframework.integration.ip.tcp.serializer.SoftEndOfStreamException;

/**
 * One message is what one read returns, as with {@code recv} in the lesson.
 */
final class RecvCodec extends MessageCodec {

	// The JDK's sockets return no more than this from one read.
	private static final int LARGEST_READ = 128 * 1024;

	// That of a client which is done, for the next one: a new buffer for each would be a
	// sixth of all garbage.
	private final AtomicReference<byte[]> spare = new AtomicReference<>();

	RecvCodec(int messageSize) {
		super(messageSize);
	}

	@Override
	public byte[] deserialize(InputStream stream) throws IOException {
		byte[] buffer = this.spare.getAndSet(null);
		if (buffer == null) {
			buffer = new byte[Math.min(messageSize(), LARGEST_READ)];
		}
		try {
			return message(buffer, stream.read(buffer));
		}
		finally {
			this.spare.set(buffer);
		}
	}

	private static byte[] message(byte[] buffer, int length) throws SoftEndOfStreamException {
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
