package dev.tcplab.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * A server that does with every client what a test wants.
 */
public final class FakeServer implements AutoCloseable {

	private final ServerSocket listener;

	private FakeServer(ServerSocket listener) {
		this.listener = listener;
	}

	public static FakeServer start(Attendant attendant) {
		try {
			ServerSocket listener = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
			daemon(() -> accept(listener, attendant));
			return new FakeServer(listener);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void accept(ServerSocket listener, Attendant attendant) {
		while (!listener.isClosed()) {
			try {
				Socket client = listener.accept();
				daemon(() -> attend(client, attendant));
			}
			catch (IOException ex) {
				// The test is over.
			}
		}
	}

	private static void attend(Socket client, Attendant attendant) {
		try (client) {
			attendant.attend(client);
		}
		catch (IOException ex) {
			// The client has gone, as some tests want it.
		}
	}

	private static void daemon(Runnable task) {
		Thread thread = new Thread(task);
		thread.setDaemon(true);
		thread.start();
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
	 * Attends one client, which is then closed.
	 */
	@FunctionalInterface
	public interface Attendant {

		void attend(Socket client) throws IOException;

	}

}
