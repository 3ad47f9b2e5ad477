package dev.tcplab.wire;

import java.util.function.IntFunction;

/**
 * The ways to tell where one message ends, by the names used in the configuration.
 */
public enum Codec {

	/**
	 * What one read returns, the lesson's {@code recv(2048)}.
	 */
	RECV(RecvCodec::new),

	/**
	 * Up to a line feed.
	 */
	LF((messageSize) -> new DelimiterCodec(messageSize, "\n")),

	/**
	 * Up to a carriage return and a line feed.
	 */
	CRLF((messageSize) -> new DelimiterCodec(messageSize, "\r\n")),

	/**
	 * Up to a NUL byte.
	 */
	NULL((messageSize) -> new DelimiterCodec(messageSize, "\0")),

	/**
	 * Up to the end of the stream.
	 */
	RAW(RawCodec::new),

	/**
	 * Behind its length in one unsigned byte.
	 */
	LENGTH1((messageSize) -> new LengthCodec(messageSize, 1)),

	/**
	 * Behind its length in two unsigned bytes, the high one first.
	 */
	LENGTH2((messageSize) -> new LengthCodec(messageSize, 2)),

	/**
	 * Behind its length in four signed bytes, the high one first.
	 */
	LENGTH4((messageSize) -> new LengthCodec(messageSize, 4));

	private final IntFunction<MessageCodec> factory;

	Codec(IntFunction<MessageCodec> factory) {
		this.factory = factory;
	}

	/**
	 * Creates the codec.
	 * @param messageSize the most bytes that one message may have, its frame not counted
	 * @return a codec that any number of connections may share
	 */
	public MessageCodec create(int messageSize) {
		return this.factory.apply(messageSize);
	}

}
