package dev.tcplab.server.replicas;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A proxy between the replicas and Redis that delays, loses, or changes replies.
 */
final class RedisProxy implements AutoCloseable {

	private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

	private final ExecutorService executor = Executors.newCachedThreadPool();

	private final int redis;

	private final AtomicInteger toLose = new AtomicInteger();

	private final AtomicInteger lost = new AtomicInteger();

	private volatile String losing = "";

	private volatile String hidden = "";

	private volatile long delay;

	RedisProxy(int redis) throws IOException {
		this.redis = redis;
		this.executor.execute(this::accept);
	}

	int port() {
		return this.socket.getLocalPort();
	}

	/**
	 * Delays each reply.
	 */
	void delay(long millis) {
		this.delay = millis;
	}

	/**
	 * Drops the given number of replies to commands that contain the text, and closes the
	 * connection each time.
	 */
	void lose(String text, int replies) {
		this.losing = text;
		this.toLose.set(replies);
	}

	/**
	 * Makes a text illegible in all replies.
	 */
	void hide(String text) {
		this.hidden = text;
	}

	int lost() {
		return this.lost.get();
	}

	private void accept() {
		try {
			while (true) {
				connect(this.socket.accept());
			}
		}
		catch (IOException ex) {
			// Closed.
		}
	}

	private void connect(Socket client) throws IOException {
		try {
			Socket server = new Socket("127.0.0.1", this.redis);
			client.setTcpNoDelay(true);
			server.setTcpNoDelay(true);
			AtomicInteger losses = new AtomicInteger();
			this.executor.execute(() -> pass(client, server, losses, true));
			this.executor.execute(() -> pass(server, client, losses, false));
		}
		catch (IOException ex) {
			// Redis is not running.
			client.close();
		}
	}

	private void pass(Socket from, Socket to, AtomicInteger losses, boolean request) {
		byte[] bytes = new byte[65_536];
		try (from; to; InputStream in = from.getInputStream()) {
			for (int read = in.read(bytes); read > 0; read = in.read(bytes)) {
				String text = new String(bytes, 0, read, StandardCharsets.ISO_8859_1);
				if (request) {
					if (text.contains(this.losing) && this.toLose.getAndUpdate((left) -> Math.max(0, left - 1)) > 0) {
						losses.incrementAndGet();
					}
				}
				else {
					if (losses.get() > 0) {
						this.lost.incrementAndGet();
						return;
					}
					Thread.sleep(this.delay);
					text = text.replace(this.hidden, "#".repeat(this.hidden.length()));
				}
				to.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
			}
		}
		catch (IOException | InterruptedException ex) {
			// Closed.
		}
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
		this.executor.shutdownNow();
	}

}
