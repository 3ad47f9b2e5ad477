package dev.tcplab.bench.peer;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;

/**
 * Bare Netty that echoes lines of any length, one at a time. With the word {@code keep}
 * it keeps the connection, else it ends it after one as {@link NettyEcho} does with a
 * drain.
 */
public final class NettyLines {

	private NettyLines() {
	}

	public static void main(String[] args) {
		boolean keep = List.of(args).contains("keep");
		NettyServer.start(args[0], !keep, new ChannelInitializer<SocketChannel>() {

			@Override
			protected void initChannel(SocketChannel channel) {
				channel.pipeline().addLast(new Lines(channel, keep));
			}

		});
	}

	/**
	 * Answers each line, of which the client awaits the answer before it sends the next.
	 */
	private static final class Lines extends ChannelInboundHandlerAdapter {

		private static final byte[] PREFIX = "ECHO: ".getBytes(StandardCharsets.US_ASCII);

		private final SocketChannel channel;

		private final boolean keep;

		private ByteBuf answer;

		Lines(SocketChannel channel, boolean keep) {
			this.channel = channel;
			this.keep = keep;
		}

		@Override
		public void channelRead(ChannelHandlerContext context, Object message) {
			ByteBuf bytes = (ByteBuf) message;
			if (this.answer == null) {
				this.answer = context.alloc().buffer(PREFIX.length + bytes.readableBytes()).writeBytes(PREFIX);
			}
			this.answer.writeBytes(bytes);
			bytes.release();
			if (this.answer.getByte(this.answer.writerIndex() - 1) == '\n') {
				ChannelFuture written = context.writeAndFlush(this.answer);
				this.answer = null;
				if (!this.keep) {
					written.addListener((done) -> this.channel.shutdownOutput());
				}
			}
		}

		@Override
		public void userEventTriggered(ChannelHandlerContext context, Object event) {
			if (event instanceof ChannelInputShutdownEvent) {
				context.close();
			}
		}

		@Override
		public void channelInactive(ChannelHandlerContext context) {
			if (this.answer != null) {
				this.answer.release();
				this.answer = null;
			}
		}

		@Override
		public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
			context.close();
		}

	}

}
