package dev.tcplab.bench.peer;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.JdkLoggerFactory;

/**
 * Bare Netty, with its defaults. It closes as soon as it has answered, which loses the
 * answer to a client that has sent more; or, with the word {@code drain}, it reads to the
 * client's end first.
 */
public final class NettyEcho {

	private NettyEcho() {
	}

	public static void main(String[] args) {
		// Or it takes the other peer's logger, which writes every debug line.
		InternalLoggerFactory.setDefaultFactory(JdkLoggerFactory.INSTANCE);
		boolean drain = List.of(args).contains("drain");
		new ServerBootstrap().group(new MultiThreadIoEventLoopGroup(NioIoHandler.newFactory()))
			.channel(NioServerSocketChannel.class)
			.option(ChannelOption.SO_BACKLOG, 1024)
			.childOption(ChannelOption.ALLOW_HALF_CLOSURE, drain)
			.childHandler(drain ? new DrainingEcho() : new Echo())
			.bind("127.0.0.1", Integer.parseInt(args[0]))
			.syncUninterruptibly();
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
