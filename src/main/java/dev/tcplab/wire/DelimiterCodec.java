package dev.tcplab.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.springframework.integration.ip.tcp.serializer.SoftEndOfStreamException;

/**
 * One message is everything up to a delimiter of one or two bytes.
 */
final class DelimiterCodec extends MessageCodec {

	private final byte[] delimiter;

	DelimiterCodec(int messageSize, String delimiter) {
		super(messageSize);
		this.delimiter = delimiter.getBytes(StandardCharsets.US_ASCII);
	}

	@Override
	public byte[] deserialize(InputStream stream) throws IOException {
		Frame frame = new Frame();
		while (!frame.isComplete()) {
			int next = stream.read();
			if (next < 0 && frame.size() == 0) {
				throw new SoftEndOfStreamException("Stream ended before a message");
			}
			if (next < 0) {
				throw MalformedMessageException.cutShort(frame.size());
			}
			frame.write(next);
			if (frame.isTooLong()) {
				throw MalformedMessageException.tooLong(messageSize());
			}
		}
		return frame.message();
	}

	@Override
	public byte[] encode(byte[] message) {
		byte[] frame = Arrays.copyOf(message, message.length + this.delimiter.length);
		System.arraycopy(this.delimiter, 0, frame, message.length, this.delimiter.length);
		return frame;
	}

	/**
	 * A message and its delimiter, as far as they have come.
	 */
	private final class Frame extends ByteArrayOutputStream {

		private final byte[] delimiter = DelimiterCodec.this.delimiter;

		boolean isComplete() {
			return endsWith(this.delimiter.length);
		}

		boolean isTooLong() {
			int begun = (this.delimiter.length > 1 && endsWith(1)) ? 1 : 0;
			return !isComplete() && this.count - begun > messageSize();
		}

		private boolean endsWith(int delimiterBytes) {
			int from = this.count - delimiterBytes;
			return from >= 0 && Arrays.equals(this.buf, from, this.count, this.delimiter, 0, delimiterBytes);
		}

		byte[] message() {
			return Arrays.copyOf(this.buf, this.count - this.delimiter.length);
		}

	}

}
