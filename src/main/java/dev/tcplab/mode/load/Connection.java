package dev.tcplab.mode.load;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.tcplab.client.TalkException;
import dev.tcplab.client.engine.Reply;
import dev.tcplab.protocol.codec.Codec;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A client's connection for one exchange at a time and, unless it is kept open, in all.
 */
final class Connection extends ChannelInboundHandlerAdapter {

	private static final String CLOSED = "closed the connection after an answer";

	private static final Duration LINGER = Duration.ofMillis(20);

	private final Target target;

	private final Dialog dialog;

	private final NioSocketChannel channel;

	private CompletableFuture<Reply> reply = new CompletableFuture<>();

	// Missing until the message is sent.
	private @Nullable AwaitedAnswer answer;

	private @Nullable Future<?> timeout;

	// An event between two exchanges, which makes the next one fail.
	private @Nullable TalkException unasked;

	private boolean spent;

	private boolean follows;

	private Connection(Target target, Dialog dialog, NioSocketChannel channel) {
		this.target = target;
		this.dialog = dialog;
		this.channel = channel;
	}

	static Connection open(Target target, Dialog dialog, EventLoop loop) {
		Connector connector = new Connector(target);
		Connection connection = new Connection(target, dialog, connector.channel());
		connector.connect(loop, dialog.decoder((int) target.options().answerSize().toBytes()), connection);
		return connection;
	}

	/** Completes on the loop's thread. */
	CompletableFuture<Reply> reply() {
		return this.reply;
	}

	/** Returns whether no other exchange can follow. */
	boolean isSpent() {
		return this.spent;
	}

	void next() {
		this.reply = new CompletableFuture<>();
		this.follows = true;
		if (this.unasked != null) {
			fail(this.unasked);
		}
		else {
			send();
		}
	}

	@Override
	public void channelActive(ChannelHandlerContext context) {
		send();
	}

	private void send() {
		this.answer = new AwaitedAnswer(this.target, this.dialog);
		awaitMore(this.answer);
		if (!this.dialog.message().isReadable()) {
			Connector.endSending(this.channel);
			return;
		}
		ChannelFuture sent = this.channel.writeAndFlush(this.dialog.message().duplicate());
		if (this.dialog.codec() == Codec.RAW) {
			sent.addListener((done) -> Connector.endSending(this.channel));
		}
	}

	private void awaitMore(AwaitedAnswer answer) {
		after(answer.patience(), () -> end(answer::silent));
	}

	private void after(Duration time, Runnable task) {
		stopTimeout();
		this.timeout = this.channel.eventLoop().schedule(task, time.toNanos(), TimeUnit.NANOSECONDS);
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
			if (this.reply.isDone()) {
				betweenExchanges("sent more than an answer");
			}
			else {
				read(bytes, this.answer);
			}
		}
		finally {
			bytes.release();
		}
	}

	private void read(ByteBuf bytes, AwaitedAnswer answer) throws IOException {
		Reply complete = answer.read(bytes);
		if (complete == null) {
			awaitMore(answer);
			return;
		}
		stopTimeout();
		if (!this.dialog.keepOpen()) {
			// The server should close first, because the connection then waits there.
			after(LINGER, this::close);
		}
		this.reply.complete(complete);
	}

	private void betweenExchanges(String event) {
		if (this.dialog.keepOpen() && !this.spent) {
			this.unasked = this.target.notKeptOpen(event);
		}
		close();
	}

	@Override
	public void userEventTriggered(ChannelHandlerContext context, Object event) {
		if (event == SslHandshakeCompletionEvent.SUCCESS) {
			send();
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
		if (!hasLeftBetweenExchanges() && this.answer != null) {
			end(this.answer::closed);
		}
	}

	private boolean hasLeftBetweenExchanges() {
		if (this.reply.isDone()) {
			betweenExchanges(CLOSED);
			return true;
		}
		if (this.follows && !this.answer.hasBegun()) {
			fail(this.target.notKeptOpen(CLOSED));
			return true;
		}
		return false;
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext context, Throwable thrown) {
		Throwable cause = (thrown instanceof DecoderException && thrown.getCause() != null) ? thrown.getCause()
				: thrown;
		if (cause instanceof DecoderException malformed) {
			fail(this.target.malformed(this.dialog.codec(), malformed));
		}
		else if (!(cause instanceof IOException failure)) {
			fail(cause);
		}
		else if (this.answer == null) {
			fail(this.target.unsecured(failure));
		}
		else if (!hasLeftBetweenExchanges()) {
			end(() -> this.answer.broken(failure));
		}
	}

	private void end(Callable<Reply> end) {
		try {
			Reply reply = end.call();
			close();
			this.reply.complete(reply);
		}
		// Even an error, such as a lack of memory, affects only one exchange.
		catch (Exception | Error ex) {
			fail(ex);
		}
	}

	void fail(Throwable failure) {
		this.unasked = null;
		close();
		this.reply.completeExceptionally(failure);
	}

	private void close() {
		this.spent = this.unasked == null;
		stopTimeout();
		this.channel.close();
	}

}
