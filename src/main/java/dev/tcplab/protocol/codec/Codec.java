package dev.tcplab.protocol.codec;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.integration.ip.tcp.serializer.AbstractByteArraySerializer;
import org.springframework.integration.ip.tcp.serializer.ByteArrayCrLfSerializer;
import org.springframework.integration.ip.tcp.serializer.ByteArrayLengthHeaderSerializer;
import org.springframework.integration.ip.tcp.serializer.ByteArrayLfSerializer;
import org.springframework.integration.ip.tcp.serializer.ByteArrayRawSerializer;
import org.springframework.integration.ip.tcp.serializer.ByteArraySingleTerminatorSerializer;

/**
 * The codecs, each with its own rule for where a message ends. The setting uses their
 * names.
 */
public enum Codec {

	/**
	 * One read is one message, as with the lesson's {@code recv(2048)}.
	 */
	RECV(RecvSerializer::new, ""),

	LF(ByteArrayLfSerializer::new, "\n"),

	CRLF(ByteArrayCrLfSerializer::new, "\r\n"),

	NULL(() -> new ByteArraySingleTerminatorSerializer((byte) 0), "\0"),

	/**
	 * Up to the end of the stream.
	 */
	RAW(ByteArrayRawSerializer::new, ""),

	/**
	 * Preceded by its length, in one unsigned byte.
	 */
	LENGTH1(() -> new ByteArrayLengthHeaderSerializer(Byte.BYTES), ""),

	/**
	 * Preceded by its length, in two unsigned bytes, big-endian.
	 */
	LENGTH2(() -> new ByteArrayLengthHeaderSerializer(Short.BYTES), ""),

	/**
	 * Preceded by its length, in four signed bytes, big-endian.
	 */
	LENGTH4(() -> new ByteArrayLengthHeaderSerializer(Integer.BYTES), "");

	private final Supplier<AbstractByteArraySerializer> serializer;

	private final String delimiter;

	Codec(Supplier<AbstractByteArraySerializer> serializer, String delimiter) {
		this.serializer = serializer;
		this.delimiter = delimiter;
	}

	/**
	 * Creates a codec that several connections may share.
	 * @param messageSize the maximum number of bytes of one message without its frame
	 */
	public MessageCodec create(int messageSize) {
		AbstractByteArraySerializer serializer = this.serializer.get();
		// Spring Integration counts the delimiter.
		serializer.setMaxMessageSize(messageSize + this.delimiter.length());
		return new MessageCodec(this, messageSize, serializer);
	}

	/**
	 * Returns whether the end of the stream can end a message. A stream that ends before
	 * the first byte is then an empty message.
	 */
	public boolean endsWithStream() {
		return this == RECV || this == RAW;
	}

	/**
	 * Returns why a message does not fit into a frame, or {@code null} if it does.
	 */
	public @Nullable String misfit(byte[] message) {
		String name = name().toLowerCase(Locale.ROOT);
		int most = switch (this) {
			case LENGTH1 -> 0xff;
			case LENGTH2 -> 0xffff;
			default -> Integer.MAX_VALUE;
		};
		if (message.length > most) {
			return "it has %d bytes, and %s allows %d".formatted(message.length, name, most);
		}
		boolean split = !this.delimiter.isEmpty()
				&& new String(message, StandardCharsets.ISO_8859_1).contains(this.delimiter);
		return split ? "it contains the bytes that end a message of " + name : null;
	}

	String delimiter() {
		return this.delimiter;
	}

}
