package dev.tcplab.client;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;

/**
 * An event loop: talks with one server, any number at once, on the thread that calls
 * {@link #await()}. A talk takes less of the machine than on a thread of its own, because
 * nobody has to be woken for it.
 */
public final class TalkLoop implements AutoCloseable {

	private static final long CHECK_MILLIS = 10;

	private final ServerAddress server;

	private final ClientSettings settings;

	private final ByteBuffer message;

	private final Selector selector;

	private long checkedAt;

	TalkLoop(ServerAddress server, ClientSettings settings, byte[] message) throws IOException {
		this.server = server;
		this.settings = settings;
		this.message = ByteBuffer.allocateDirect(message.length).put(message).flip();
		this.selector = Selector.open();
	}

	/**
	 * Begins a talk.
	 * @param end hears how it ends, from {@link #await()}
	 * @throws TalkException if the server cannot be reached
	 */
	public void begin(TalkEnd end) {
		try {
			InetSocketAddress address = this.server.resolved();
			SocketChannel channel = SocketChannel.open((address.getAddress() instanceof Inet4Address)
					? StandardProtocolFamily.INET : StandardProtocolFamily.INET6);
			new PendingTalk(this.server, this.settings, this.message.duplicate(), channel, end).begin(address,
					this.selector);
		}
		catch (IOException ex) {
			throw this.server.failure(ex, this.settings.connectTimeout());
		}
	}

	/**
	 * Waits until something happens, ten milliseconds at most, and goes on with the talks
	 * that it concerns.
	 * @throws IOException if the system no longer allows for it
	 */
	public void await() throws IOException {
		this.selector.select(TalkLoop::proceed, CHECK_MILLIS);
		long now = System.nanoTime();
		if (now - this.checkedAt >= TimeUnit.MILLISECONDS.toNanos(CHECK_MILLIS)) {
			this.checkedAt = now;
			this.selector.keys().forEach((key) -> ((PendingTalk) key.attachment()).checkTime(now));
		}
	}

	private static void proceed(SelectionKey key) {
		((PendingTalk) key.attachment()).proceed(key);
	}

	/**
	 * Ends a wait at once, or the next one. For any thread.
	 */
	public void wakeUp() {
		this.selector.wakeup();
	}

	/**
	 * Ends all talks, of whose ends nobody hears.
	 */
	@Override
	public void close() throws IOException {
		for (SelectionKey key : this.selector.keys()) {
			key.channel().close();
		}
		this.selector.close();
	}

}
