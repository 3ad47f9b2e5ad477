package dev.tcplab.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/**
 * A server that handles each client as a test defines.
 */
public final class FakeServer implements AutoCloseable {

	private final ServerSocket listener;

	private FakeServer(ServerSocket listener) {
		this.listener = listener;
	}

	public static FakeServer start(Handler handler) {
		return start("127.0.0.1", handler);
	}

	public static FakeServer start(String address, Handler handler) {
		try {
			ServerSocket listener = new ServerSocket(0, 1024, InetAddress.getByName(address));
			daemon(() -> accept(listener, handler));
			return new FakeServer(listener);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void accept(ServerSocket listener, Handler handler) {
		while (!listener.isClosed()) {
			try {
				Socket client = listener.accept();
				daemon(() -> serve(client, handler));
			}
			catch (IOException ex) {
				// The test is over.
			}
		}
	}

	private static void serve(Socket client, Handler handler) {
		try (client) {
			handler.serve(client);
		}
		catch (IOException ex) {
			// The client disconnected, which some tests intend.
		}
	}

	private static void daemon(Runnable task) {
		Thread thread = new Thread(task);
		thread.setDaemon(true);
		thread.start();
	}

	public static Handler answering(String answer) {
		return (client) -> {
			client.getInputStream().read(new byte[2048]);
			write(client, answer);
		};
	}

	public static void echo(Socket client) throws IOException {
		byte[] message = new byte[2048];
		client.getOutputStream().write(message, 0, client.getInputStream().read(message));
	}

	/**
	 * Echoes a message in pieces, as they arrive.
	 */
	public static Handler echoing(int length) {
		return (client) -> {
			byte[] piece = new byte[8192];
			int echoed = 0;
			while (echoed < length) {
				int size = client.getInputStream().read(piece);
				client.getOutputStream().write(piece, 0, size);
				echoed += size;
			}
		};
	}

	public static void write(Socket client, String text) throws IOException {
		client.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
	}

	public static void await(CountDownLatch event) {
		try {
			event.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	public int port() {
		return this.listener.getLocalPort();
	}

	@Override
	public void close() {
		try {
			this.listener.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Serves one client, which is then closed.
	 */
	@FunctionalInterface
	public interface Handler {

		void serve(Socket client) throws IOException;

	}

}
