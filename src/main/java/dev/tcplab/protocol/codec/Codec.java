package dev.tcplab.protocol.codec;

import java.util.function.Supplier;

import org.springframework.integration.ip.tcp.serializer.AbstractByteArraySerializer;
import org.springframework.integration.ip.tcp.serializer.ByteArrayCrLfSerializer;
import org.springframework.integration.ip.tcp.serializer.ByteArrayLengthHeaderSerializer;
import org.springframework.integration.ip.tcp.serializer.ByteArrayLfSerializer;
import org.springframework.integration.ip.tcp.serializer.ByteArrayRawSerializer;
import org.springframework.integration.ip.tcp.serializer.ByteArraySingleTerminatorSerializer;

/**
 * The codecs: each defines where a message ends. The setting uses their names.
 */
public enum Codec {

	/**
	 * What one read returns, the lesson's {@code recv(2048)}.
	 */
	RECV(RecvSerializer::new, ""),

	/**
	 * Up to a line feed.
	 */
	LF(ByteArrayLfSerializer::new, "\n"),

	/**
	 * Up to a carriage return and a line feed.
	 */
	CRLF(ByteArrayCrLfSerializer::new, "\r\n"),

	/**
	 * Up to a NUL byte.
	 */
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
	 * Creates the codec.
	 * @param messageSize the maximum number of bytes of one message, its frame not
	 * counted
	 * @return a codec that any number of connections may share
	 */
	public MessageCodec create(int messageSize) {
		AbstractByteArraySerializer serializer = this.serializer.get();
		// Spring Integration counts the delimiter.
		serializer.setMaxMessageSize(messageSize + this.delimiter.length());
		return new MessageCodec(this, messageSize, serializer);
	}

	/**
	 * Returns whether the end of the stream can end a message.
	 * @return true if a stream that ends before the first byte is an empty message
	 */
	public boolean endsWithStream() {
		return this == RECV || this == RAW;
	}

	/**
	 * Returns the first byte of the delimiter.
	 * @return the byte, or -1 if the codec has no delimiter
	 */
	int delimiter() {
		return this.delimiter.isEmpty() ? -1 : this.delimiter.charAt(0);
	}

}
