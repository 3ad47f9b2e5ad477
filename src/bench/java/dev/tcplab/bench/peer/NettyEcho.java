package dev.tcplab.bench.peer;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;

/**
 * Bare Netty, with its defaults. It closes as soon as it has answered, which loses the
 * answer to a client that has sent more; or, with the word {@code drain}, it reads to the
 * client's end first.
 */
public final class NettyEcho {

	private NettyEcho() {
	}

	public static void main(String[] args) {
		boolean drain = List.of(args).contains("drain");
		NettyServer.start(args[0], drain, drain ? new DrainingEcho() : new Echo());
	}

	/**
	 * Answers one message and closes.
	 */
	@Sharable
	private static class Echo extends SimpleChannelInboundHandler<ByteBuf> {

		private static final byte[] PREFIX = "ECHO: ".getBytes(StandardCharsets.US_ASCII);

		@Override
		protected void channelRead0(ChannelHandlerContext context, ByteBuf message) {
			answer(context, message).addListener(ChannelFutureListener.CLOSE);
		}

		ChannelFuture answer(ChannelHandlerContext context, ByteBuf message) {
			ByteBuf answer = context.alloc().buffer(PREFIX.length + message.readableBytes() + 1);
			return context.writeAndFlush(answer.writeBytes(PREFIX).writeBytes(message).writeByte('\n'));
		}

		@Override
		public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
			context.close();
		}

	}

	/**
	 * Answers one message, ends its own sending side, and closes when the client does.
	 */
	@Sharable
	private static final class DrainingEcho extends Echo {

		@Override
		protected void channelRead0(ChannelHandlerContext context, ByteBuf message) {
			DuplexChannel channel = (DuplexChannel) context.channel();
			if (!channel.isOutputShutdown()) {
				answer(context, message).addListener((answered) -> channel.shutdownOutput());
			}
		}

		@Override
		public void userEventTriggered(ChannelHandlerContext context, Object event) {
			if (event instanceof ChannelInputShutdownEvent) {
				context.close();
			}
		}

	}

}
