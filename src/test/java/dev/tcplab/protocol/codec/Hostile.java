package dev.tcplab.protocol.codec;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.jspecify.annotations.Nullable;

/**
 * Random and mutated bytes for a codec, and the message that they are, if any.
 */
public final class Hostile {

	public static final int MESSAGE_SIZE = 40;

	private static final byte[] FAVORITES = { 0, 1, '\n', '\r', 0x7f, (byte) 0x80, (byte) 0xff, 0x1b };

	private final Codec codec;

	private final Random random;

	public Hostile(Codec codec, long seed) {
		this.codec = codec;
		this.random = new Random(seed);
	}

	/**
	 * Returns the next bytes of a hostile client, at least one.
	 */
	public byte[] next() {
		byte[] message = new byte[this.random.nextInt(1, MESSAGE_SIZE + 8)];
		for (int i = 0; i < message.length; i++) {
			message[i] = nextByte();
		}
		byte[] bytes = this.random.nextBoolean() ? message : mutated(this.codec.create(MESSAGE_SIZE).encode(message));
		return (bytes.length > 0) ? bytes : message;
	}

	private byte nextByte() {
		return this.random.nextBoolean() ? FAVORITES[this.random.nextInt(FAVORITES.length)]
				: (byte) this.random.nextInt();
	}

	private byte[] mutated(byte[] frame) {
		int at = this.random.nextInt(frame.length);
		return switch (this.random.nextInt(5)) {
			case 0 -> Arrays.copyOf(frame, at);
			case 1 -> Arrays.copyOf(frame, frame.length + at);
			case 2 -> with(frame, at);
			case 3 -> with(frame, 0);
			default -> frame;
		};
	}

	private byte[] with(byte[] frame, int at) {
		frame[at] = nextByte();
		return frame;
	}

	/**
	 * The message at the beginning of a stream, told in another way than the codecs do.
	 * @param bytes all of the stream
	 * @return the message, or {@code null} if it is malformed
	 */
	public byte @Nullable [] message(byte[] bytes) {
		return switch (this.codec) {
			case RECV -> Arrays.copyOf(bytes, Math.min(bytes.length, MESSAGE_SIZE));
			case RAW -> (bytes.length <= MESSAGE_SIZE) ? bytes : null;
			case LF -> before(bytes, (byte) '\n');
			case CRLF -> before(bytes, (byte) '\r', (byte) '\n');
			case NULL -> before(bytes, (byte) 0);
			case LENGTH1 -> behind(bytes, 1);
			case LENGTH2 -> behind(bytes, 2);
			case LENGTH4 -> behind(bytes, 4);
		};
	}

	/**
	 * The whole answer of an echo server to a stream, nothing if it is malformed.
	 */
	public byte[] answer(byte[] bytes) {
		byte[] message = message(bytes);
		if (message == null) {
			return new byte[0];
		}
		byte[] greeting = Pieces.bytes("ECHO: ");
		byte[] text = Arrays.copyOf(greeting, greeting.length + message.length + ((this.codec == Codec.RECV) ? 1 : 0));
		System.arraycopy(message, 0, text, greeting.length, message.length);
		if (this.codec == Codec.RECV) {
			text[text.length - 1] = '\n';
		}
		return this.codec.create(MESSAGE_SIZE).encode(text);
	}

	private static byte @Nullable [] before(byte[] bytes, Byte... delimiter) {
		List<Byte> all = new ArrayList<>();
		for (byte next : bytes) {
			all.add(next);
		}
		int end = Collections.indexOfSubList(all, List.of(delimiter));
		return (end >= 0 && end <= MESSAGE_SIZE) ? Arrays.copyOf(bytes, end) : null;
	}

	private static byte @Nullable [] behind(byte[] bytes, int size) {
		if (bytes.length < size) {
			return null;
		}
		int length = new BigInteger(1, Arrays.copyOf(bytes, size)).intValue();
		boolean whole = length >= 0 && length <= MESSAGE_SIZE && bytes.length - size >= length;
		return whole ? Arrays.copyOfRange(bytes, size, size + length) : null;
	}

	/**
	 * The bytes in pieces, as a network may cut them.
	 */
	InputStream stream(byte[] bytes) {
		// One read is the whole message of the codec that reads but once.
		return (this.codec == Codec.RECV) ? new ByteArrayInputStream(bytes) : Pieces.random(bytes, 10, this.random);
	}

}
