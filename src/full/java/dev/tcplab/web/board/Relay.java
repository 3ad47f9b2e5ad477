package dev.tcplab.web.board;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Forwards connections from another address, because a browser cannot choose its own.
 */
final class Relay implements AutoCloseable {

	private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

	private final Set<Socket> browsers = ConcurrentHashMap.newKeySet();

	private final ExecutorService executor = Executors.newCachedThreadPool();

	private final InetAddress source;

	private final int target;

	Relay(InetAddress source, int target) throws IOException {
		this.source = source;
		this.target = target;
		this.executor.execute(this::accept);
	}

	int port() {
		return this.socket.getLocalPort();
	}

	private void accept() {
		while (!this.socket.isClosed()) {
			try {
				Socket browser = this.socket.accept();
				this.executor.execute(() -> forward(browser));
			}
			catch (IOException ex) {
				// Closed, which ends the loop.
			}
		}
	}

	private void forward(Socket browser) {
		this.browsers.add(browser);
		try (browser; Socket server = new Socket()) {
			server.bind(new InetSocketAddress(this.source, 0));
			server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.target));
			this.executor.execute(() -> copy(server, browser));
			copy(browser, server);
		}
		catch (IOException ex) {
			// The browser finds its connection closed.
		}
	}

	private static void copy(Socket from, Socket to) {
		try (to; InputStream input = from.getInputStream()) {
			input.transferTo(to.getOutputStream());
		}
		catch (IOException ex) {
			// One of the two sides closed.
		}
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
		for (Socket browser : this.browsers) {
			browser.close();
		}
		this.executor.shutdownNow();
	}

}
