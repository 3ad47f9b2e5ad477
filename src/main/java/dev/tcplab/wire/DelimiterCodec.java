package dev.tcplab.wire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;

import org.springframework.integration.ip.tcp.serializer.SoftEndOfStreamException;

/**
 * One message is everything up to a delimiter of one or two bytes.
 */
final class DelimiterCodec extends MessageCodec {

	private final byte[] delimiter;

	private final AtomicReference<byte[]> spare = new AtomicReference<>();

	DelimiterCodec(int messageSize, String delimiter) {
		super(messageSize);
		this.delimiter = delimiter.getBytes(StandardCharsets.US_ASCII);
	}

	@Override
	public InputStream buffer(InputStream stream) {
		return new DelimitedInput(stream, this.spare);
	}

	@Override
	public byte[] deserialize(InputStream stream) throws IOException {
		DelimitedInput input = (DelimitedInput) stream;
		int length;
		while ((length = input.find(this.delimiter)) < 0) {
			boolean begun = this.delimiter.length > 1 && input.endsWith(this.delimiter[0]);
			requireRoom(input.pending() - (begun ? 1 : 0));
			if (!input.fill()) {
				throw ended(input.pending());
			}
		}
		requireRoom(length);
		return input.take(length, this.delimiter.length);
	}

	private void requireRoom(int length) throws MalformedMessageException {
		if (length > messageSize()) {
			throw MalformedMessageException.tooLong(messageSize());
		}
	}

	private static MalformedMessageException ended(int pending) {
		if (pending == 0) {
			throw new SoftEndOfStreamException("Stream ended before a message");
		}
		return MalformedMessageException.cutShort(pending);
	}

	@Override
	public byte[] encode(byte[] message) {
		byte[] frame = Arrays.copyOf(message, message.length + this.delimiter.length);
		System.arraycopy(this.delimiter, 0, frame, message.length, this.delimiter.length);
		return frame;
	}

}
