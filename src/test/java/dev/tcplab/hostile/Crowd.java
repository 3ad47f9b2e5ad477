package dev.tcplab.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import dev.tcplab.server.Wire;

/**
 * Thousands of clients that connect at once, and are idle until they all talk.
 */
final class Crowd implements AutoCloseable {

	private static final long PATIENCE = TimeUnit.SECONDS.toMillis(60);

	private final Selector selector = Selector.open();

	private final ByteBuffer buffer = ByteBuffer.allocate(8 * 1024);

	private final Map<String, Integer> answers = new TreeMap<>();

	private int waiting;

	Crowd(int port, int clients) throws IOException {
		this.waiting = clients;
		for (int i = 0; i < clients; i++) {
			SocketChannel client = SocketChannel.open();
			client.configureBlocking(false);
			client.connect(new InetSocketAddress("127.0.0.1", port));
			client.register(this.selector, SelectionKey.OP_CONNECT, new ByteArrayOutputStream());
		}
	}

	/**
	 * Sends a message from each client, as soon as it is connected, and waits for all
	 * answers.
	 * @return the answers and how often each was received, with {@code <refused>} and
	 * {@code <reset>} instead of those that were not
	 */
	Map<String, Integer> send(byte[] message) throws IOException {
		while (this.waiting > 0) {
			if (this.selector.select(PATIENCE) == 0) {
				throw new AssertionError("%d clients wait, others received %s".formatted(this.waiting, this.answers));
			}
			for (SelectionKey key : this.selector.selectedKeys()) {
				advance(key, message);
			}
			this.selector.selectedKeys().clear();
		}
		return this.answers;
	}

	private void advance(SelectionKey key, byte[] message) throws IOException {
		SocketChannel client = (SocketChannel) key.channel();
		ByteArrayOutputStream received = (ByteArrayOutputStream) key.attachment();
		try {
			if (key.isConnectable()) {
				client.finishConnect();
				client.write(ByteBuffer.wrap(message));
				key.interestOps(SelectionKey.OP_READ);
			}
			else if (client.read(this.buffer.clear()) >= 0) {
				received.write(this.buffer.array(), 0, this.buffer.position());
			}
			else {
				end(client, Wire.text(received.toByteArray()));
			}
		}
		catch (ConnectException ex) {
			end(client, "<refused>");
		}
		catch (IOException ex) {
			end(client, "<reset>");
		}
	}

	private void end(SocketChannel client, String answer) throws IOException {
		client.close();
		this.waiting--;
		this.answers.merge(answer, 1, Integer::sum);
	}

	@Override
	public void close() throws IOException {
		for (SelectionKey key : this.selector.keys()) {
			key.channel().close();
		}
		this.selector.close();
	}

}
