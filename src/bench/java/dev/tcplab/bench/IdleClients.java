package dev.tcplab.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Clients that connect and stay silent.
 */
final class IdleClients implements AutoCloseable {

	// Fewer than may wait in the server's queue.
	private static final int AT_ONCE = 500;

	// Each address has some 28,000 ports for clients.
	private static final int PER_ADDRESS = 1000;

	private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

	private final List<SocketChannel> channels = new ArrayList<>();

	static IdleClients connect(int count, int port) throws IOException, InterruptedException {
		IdleClients clients = new IdleClients();
		try {
			while (clients.channels.size() < count) {
				int first = clients.channels.size();
				for (int i = first; i < Math.min(count, first + AT_ONCE); i++) {
					clients.begin(i, port);
				}
				clients.finish(first);
			}
			return clients;
		}
		catch (Exception ex) {
			clients.close();
			throw ex;
		}
	}

	private void begin(int number, int port) throws IOException {
		SocketChannel channel = SocketChannel.open();
		this.channels.add(channel);
		channel.configureBlocking(false);
		// 127.0.0.1 is left to the clients that talk.
		channel.bind(new InetSocketAddress("127.0.0." + (2 + number / PER_ADDRESS), 0));
		channel.connect(new InetSocketAddress("127.0.0.1", port));
	}

	private void finish(int first) throws IOException, InterruptedException {
		long begin = System.nanoTime();
		for (SocketChannel channel : this.channels.subList(first, this.channels.size())) {
			while (!channel.finishConnect()) {
				if (System.nanoTime() - begin > PATIENCE) {
					throw new BenchmarkException("Only %d idle clients could connect", first);
				}
				Thread.sleep(1);
			}
		}
	}

	/**
	 * How many of them the server still holds.
	 */
	int connected() {
		return (int) this.channels.stream().filter(IdleClients::isConnected).count();
	}

	private static boolean isConnected(SocketChannel channel) {
		try {
			return channel.read(ByteBuffer.allocate(1)) == 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

	@Override
	public void close() throws IOException {
		for (SocketChannel channel : this.channels) {
			channel.close();
		}
	}

}
