package dev.tcplab.mode.load;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.tcplab.client.Answer;
import dev.tcplab.client.Reply;
import dev.tcplab.client.TalkException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * One exchange with a server, on a connection of its own.
 */
final class Exchange extends ChannelInboundHandlerAdapter {

	private final Target target;

	private final ByteBuf message;

	private final NioSocketChannel channel;

	private final CompletableFuture<Reply> reply = new CompletableFuture<>();

	// Missing until the message is sent.
	private @Nullable Answer answer;

	private @Nullable Future<?> timeout;

	private Exchange(Target target, ByteBuf message, NioSocketChannel channel) {
		this.target = target;
		this.message = message;
		this.channel = channel;
	}

	/**
	 * Starts an exchange.
	 * @return completed on the loop's thread, with the answer or a failure
	 * @throws TalkException if the host is unknown, or the process has too many sockets
	 */
	static CompletableFuture<Reply> start(Target target, ByteBuf message, EventLoop loop) {
		try {
			InetSocketAddress address = target.server().resolved();
			NioSocketChannel channel = new PromptChannel(
					SocketChannel.open((address.getAddress() instanceof Inet4Address) ? StandardProtocolFamily.INET
							: StandardProtocolFamily.INET6));
			Exchange exchange = new Exchange(target, message, channel);
			exchange.connect(address, loop);
			return exchange.reply;
		}
		catch (IOException ex) {
			throw target.unreached(ex);
		}
	}

	private void connect(InetSocketAddress address, EventLoop loop) {
		// The answer may arrive although the message could not be sent.
		this.channel.config().setAutoClose(false).setConnectTimeoutMillis(this.target.connectMillis());
		this.channel.pipeline().addLast(this);
		loop.register(this.channel);
		this.channel.connect(address).addListener(this::connected);
	}

	private void connected(Future<? super Void> connect) {
		Throwable cause = connect.cause();
		if (cause instanceof ConnectTimeoutException) {
			fail(this.target.unreached(new SocketTimeoutException()));
		}
		else if (cause != null) {
			// Netty's exception adds the address to the message of its cause.
			fail((cause.getCause() instanceof IOException original) ? this.target.unreached(original) : cause);
		}
	}

	@Override
	public void channelActive(ChannelHandlerContext context) {
		byte[] header = this.target.settings().proxyHeader(this.channel.localAddress(), this.channel.remoteAddress());
		if (header.length > 0) {
			context.write(Unpooled.wrappedBuffer(header));
		}
		if (this.target.tls() != null) {
			SslHandler handler = new SslHandler(this.target.engine());
			handler.setHandshakeTimeoutMillis(this.target.connectMillis());
			context.pipeline().addFirst(handler);
		}
		else {
			send(context);
		}
	}

	private void send(ChannelHandlerContext context) {
		this.answer = new Answer(this.target.server(), this.target.settings());
		awaitMore(this.answer);
		SslHandler tls = context.pipeline().get(SslHandler.class);
		if (this.message.isReadable()) {
			context.writeAndFlush(this.message.duplicate());
		}
		else if (tls != null) {
			tls.closeOutbound();
		}
		else {
			this.channel.shutdownOutput();
		}
	}

	private void awaitMore(Answer answer) {
		stopTimeout();
		this.timeout = this.channel.eventLoop()
			.schedule(() -> end(() -> answer.silent(null)), answer.patience().toNanos(), TimeUnit.NANOSECONDS);
	}

	private void stopTimeout() {
		if (this.timeout != null) {
			this.timeout.cancel(false);
		}
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) throws IOException {
		ByteBuf bytes = (ByteBuf) message;
		try {
			while (bytes.isReadable() && !this.reply.isDone()) {
				this.answer.read((buffer, offset) -> take(bytes, buffer, offset));
				awaitMore(this.answer);
			}
		}
		finally {
			bytes.release();
		}
	}

	private static int take(ByteBuf bytes, byte[] buffer, int offset) {
		int length = Math.min(bytes.readableBytes(), buffer.length - offset);
		bytes.readBytes(buffer, offset, length);
		return length;
	}

	@Override
	public void userEventTriggered(ChannelHandlerContext context, Object event) {
		if (event == SslHandshakeCompletionEvent.SUCCESS) {
			send(context);
		}
		else if (event instanceof SslHandshakeCompletionEvent handshake) {
			exceptionCaught(context, handshake.cause());
		}
		else if (event == SslCloseCompletionEvent.SUCCESS) {
			channelInactive(context);
		}
	}

	@Override
	public void channelInactive(ChannelHandlerContext context) {
		if (this.answer != null) {
			end(this.answer::closed);
		}
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext context, Throwable thrown) {
		Throwable cause = (thrown instanceof DecoderException) ? thrown.getCause() : thrown;
		if (!(cause instanceof IOException failure)) {
			fail(cause);
		}
		else if (this.answer != null) {
			end(() -> this.answer.broken(failure));
		}
		else {
			fail(this.target.unsecured(failure));
		}
	}

	private void end(Callable<Reply> end) {
		try {
			this.reply.complete(end.call());
			close();
		}
		// Also an error, such as one for lack of memory, is one exchange's only.
		catch (Exception | Error ex) {
			fail(ex);
		}
	}

	private void fail(Throwable failure) {
		this.reply.completeExceptionally(failure);
		close();
	}

	private void close() {
		stopTimeout();
		this.channel.close();
	}

}
