package dev.tcplab.bench.peer;

import java.nio.charset.StandardCharsets;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.JdkLoggerFactory;

/**
 * Bare Netty, with its defaults.
 */
public final class NettyEcho {

	private NettyEcho() {
	}

	public static void main(String[] args) {
		// Or it takes the other peer's logger, which writes every debug line.
		InternalLoggerFactory.setDefaultFactory(JdkLoggerFactory.INSTANCE);
		new ServerBootstrap().group(new MultiThreadIoEventLoopGroup(NioIoHandler.newFactory()))
			.channel(NioServerSocketChannel.class)
			.option(ChannelOption.SO_BACKLOG, 1024)
			.childHandler(new Echo())
			.bind("127.0.0.1", Integer.parseInt(args[0]))
			.syncUninterruptibly();
	}

	/**
	 * Answers one message and closes.
	 */
	@Sharable
	private static final class Echo extends SimpleChannelInboundHandler<ByteBuf> {

		private static final byte[] PREFIX = "ECHO: ".getBytes(StandardCharsets.US_ASCII);

		@Override
		protected void channelRead0(ChannelHandlerContext context, ByteBuf message) {
			ByteBuf answer = context.alloc().buffer(PREFIX.length + message.readableBytes() + 1);
			context.writeAndFlush(answer.writeBytes(PREFIX).writeBytes(message).writeByte('\n'))
				.addListener(ChannelFutureListener.CLOSE);
		}

		@Override
		public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
			context.close();
		}

	}

}
