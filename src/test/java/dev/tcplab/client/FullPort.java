package dev.tcplab.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * A port whose queue of connections is full, so that it responds to no client.
 */
public final class FullPort implements AutoCloseable {

	private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());

	private final List<SocketChannel> waiting = new ArrayList<>();

	public FullPort() throws IOException {
		// Linux queues one connection more than the backlog. Further connections take the
		// places that Linux does not count yet.
		for (int i = 0; i < 10; i++) {
			connect(i < 2);
		}
	}

	private void connect(boolean wait) throws IOException {
		SocketChannel channel = SocketChannel.open();
		this.waiting.add(channel);
		channel.configureBlocking(wait);
		channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()));
	}

	public int port() {
		return this.listener.getLocalPort();
	}

	@Override
	public void close() throws IOException {
		this.listener.close();
		for (SocketChannel channel : this.waiting) {
			channel.close();
		}
	}

}
