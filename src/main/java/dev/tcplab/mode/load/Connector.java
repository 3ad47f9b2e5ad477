package dev.tcplab.mode.load;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.nio.channels.SocketChannel;

import dev.tcplab.protocol.proxy.ProxyHeaderWriter;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslHandler;
import org.jspecify.annotations.Nullable;

/**
 * Sends the PROXY header, and starts TLS. Only without TLS do later handlers see an
 * active channel.
 */
final class Connector extends ChannelInboundHandlerAdapter {

	private final Target target;

	private final InetSocketAddress address;

	private final NioSocketChannel channel;

	Connector(Target target) {
		this.target = target;
		try {
			this.address = target.server().resolved();
			this.channel = new PromptChannel(SocketChannel.open((this.address.getAddress() instanceof Inet4Address)
					? StandardProtocolFamily.INET : StandardProtocolFamily.INET6));
		}
		catch (IOException ex) {
			throw target.unreached(ex);
		}
	}

	NioSocketChannel channel() {
		return this.channel;
	}

	void connect(EventLoop loop, @Nullable ChannelHandler decoder, Connection connection) {
		this.channel.pipeline().addLast(this);
		if (decoder != null) {
			this.channel.pipeline().addLast(decoder);
		}
		this.channel.pipeline().addLast(connection);
		// The answer may arrive although the message could not be sent.
		this.channel.config().setAutoClose(false).setConnectTimeoutMillis(this.target.connectMillis());
		loop.register(this.channel);
		this.channel.connect(this.address).addListener((connect) -> {
			if (connect.cause() != null) {
				// The pipeline may be empty by then, so the failure does not pass through
				// it.
				connection.fail(failure(connect.cause()));
			}
		});
	}

	static void endSending(NioSocketChannel channel) {
		SslHandler tls = channel.pipeline().get(SslHandler.class);
		if (tls != null) {
			tls.closeOutbound();
		}
		else {
			channel.shutdownOutput();
		}
	}

	private Throwable failure(Throwable cause) {
		if (cause instanceof ConnectTimeoutException) {
			return this.target.unreached(new SocketTimeoutException());
		}
		if (cause instanceof IOException failure) {
			// Netty's exception adds the address to the message of its cause.
			return this.target.unreached((failure.getCause() instanceof IOException original) ? original : failure);
		}
		return cause;
	}

	@Override
	public void channelActive(ChannelHandlerContext context) {
		byte[] header = ProxyHeaderWriter.write(this.target.options().proxyProtocol(),
				this.target.options().proxySource(), this.channel.localAddress(), this.channel.remoteAddress());
		if (header.length > 0) {
			context.write(Unpooled.wrappedBuffer(header));
		}
		if (this.target.tls() != null) {
			SslHandler handler = new SslHandler(this.target.engine());
			handler.setHandshakeTimeoutMillis(this.target.connectMillis());
			context.pipeline().addFirst(handler);
		}
		else {
			context.fireChannelActive();
		}
	}

}
