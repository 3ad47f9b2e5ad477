package dev.tcplab.bench.peer;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.JdkLoggerFactory;

/**
 * Netty's own NIO transport, with its defaults.
 */
final class NettyServer {

	private NettyServer() {
	}

	/**
	 * Starts it.
	 * @param port the port on 127.0.0.1
	 * @param drain whether a connection stays open when the client has ended its sending
	 * side
	 * @param handler what is done with each connection
	 */
	static void start(String port, boolean drain, ChannelHandler handler) {
		// Or it takes the other peer's logger, which writes every debug line.
		InternalLoggerFactory.setDefaultFactory(JdkLoggerFactory.INSTANCE);
		new ServerBootstrap().group(new MultiThreadIoEventLoopGroup(NioIoHandler.newFactory()))
			.channel(NioServerSocketChannel.class)
			.option(ChannelOption.SO_BACKLOG, 1024)
			.childOption(ChannelOption.ALLOW_HALF_CLOSURE, drain)
			.childHandler(handler)
			.bind("127.0.0.1", Integer.parseInt(port))
			.syncUninterruptibly();
	}

}
