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
	public InputStream buffer(InputStream stream) {
		return new DelimitedInput(stream);
	}

	@Override
	public byte[] deserialize(InputStream stream) throws IOException {
		DelimitedInput input = (DelimitedInput) stream;
		byte end = this.delimiter[this.delimiter.length - 1];
		Frame frame = new Frame();
		while (!frame.isComplete()) {
			boolean more = input.moveThrough(end, frame.room(), frame);
			if (!more && frame.size() == 0) {
				throw new SoftEndOfStreamException("Stream ended before a message");
			}
			if (!more) {
				throw MalformedMessageException.cutShort(frame.size());
			}
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

		/**
		 * Returns how many bytes there can still be, at least one unless it is complete.
		 */
		int room() {
			return messageSize() + this.delimiter.length - this.count;
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
