package dev.tcplab.protocol.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

import org.springframework.integration.ip.tcp.serializer.AbstractByteArraySerializer;
import org.springframework.integration.ip.tcp.serializer.SoftEndOfStreamException;

/**
 * A serializer that takes the result of one read as a message, as the lesson's
 * {@code recv} does.
 */
final class RecvSerializer extends AbstractByteArraySerializer {

	// The JDK's sockets return no more than this from one read.
	private static final int LARGEST_READ = 128 * 1024;

	@Override
	public byte[] deserialize(InputStream stream) throws IOException {
		byte[] buffer = new byte[Math.min(getMaxMessageSize(), LARGEST_READ)];
		int length = stream.read(buffer);
		if (length < 0) {
			throw new SoftEndOfStreamException("Stream ended before a message");
		}
		return Arrays.copyOf(buffer, length);
	}

	@Override
	public void serialize(byte[] message, OutputStream stream) throws IOException {
		stream.write(message);
	}

}
