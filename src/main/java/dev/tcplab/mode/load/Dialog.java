package dev.tcplab.mode.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import dev.tcplab.protocol.codec.Codec;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.handler.codec.DelimiterBasedFrameDecoder;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import org.jspecify.annotations.Nullable;

/** The message that the clients send, and how they recognize the end of an answer. */
record Dialog(ByteBuf message, Codec codec, byte @Nullable [] expected, boolean keepOpen) {

	static Dialog of(LoadSettings settings) {
		return of(settings.message(), settings.codec(), settings.expect(), settings.keepOpen());
	}

	static Dialog of(String message, Codec codec, @Nullable String expect, boolean keepOpen) {
		byte[] frame = frame(message, codec);
		// Left to the garbage collector, because it is shared.
		ByteBuf shared = Unpooled
			.unreleasableBuffer(Unpooled.wrappedBuffer(ByteBuffer.allocateDirect(frame.length).put(frame).flip()));
		return new Dialog(shared, codec, (expect != null) ? expect.getBytes(StandardCharsets.UTF_8) : null, keepOpen);
	}

	static byte[] frame(String message, Codec codec) {
		byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
		return codec.create(bytes.length).encode(bytes);
	}

	boolean isFramed() {
		return !this.codec.endsWithStream();
	}

	@Nullable ChannelHandler decoder(int answerSize) {
		return switch (this.codec) {
			case RECV, RAW -> null;
			case LF -> delimited(answerSize, "\n");
			case CRLF -> delimited(answerSize, "\r\n");
			case NULL -> delimited(answerSize, "\0");
			case LENGTH1 -> prefixed(answerSize, Byte.BYTES);
			case LENGTH2 -> prefixed(answerSize, Short.BYTES);
			case LENGTH4 -> prefixed(answerSize, Integer.BYTES);
		};
	}

	private static ChannelHandler delimited(int answerSize, String delimiter) {
		return new DelimiterBasedFrameDecoder(answerSize,
				Unpooled.wrappedBuffer(delimiter.getBytes(StandardCharsets.US_ASCII)));
	}

	private static ChannelHandler prefixed(int answerSize, int length) {
		return new LengthFieldBasedFrameDecoder(answerSize, 0, length, 0, length);
	}

}
