package dev.tcplab.web.classroom;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

import dev.tcplab.server.Wire;

/**
 * A student's server, which answers one client after another.
 */
final class StudentServer implements AutoCloseable {

	/** Accepts, and never answers. */
	static final UnaryOperator<String> HANGING = (message) -> "";

	static final UnaryOperator<String> ECHO = (message) -> "ECHO: " + message + "\n";

	private final ServerSocket listening;

	private final UnaryOperator<String> answer;

	private final List<Socket> clients = new CopyOnWriteArrayList<>();

	StudentServer(String address, UnaryOperator<String> answer) {
		this.answer = answer;
		try {
			this.listening = new ServerSocket(0, 50, InetAddress.getByName(address));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Thread thread = new Thread(this::run, "server of " + address);
		thread.setDaemon(true);
		thread.start();
	}

	int port() {
		return this.listening.getLocalPort();
	}

	/**
	 * Returns the addresses of the clients.
	 */
	List<String> clients() {
		return this.clients.stream().map((client) -> client.getInetAddress().getHostAddress()).toList();
	}

	private void run() {
		try {
			while (true) {
				Socket client = this.listening.accept();
				this.clients.add(client);
				if (this.answer != HANGING) {
					serve(client);
				}
			}
		}
		catch (IOException ex) {
			// The test has ended.
		}
	}

	private void serve(Socket client) throws IOException {
		byte[] buffer = new byte[2048];
		int length = client.getInputStream().read(buffer);
		client.getOutputStream()
			.write(Wire.bytes(this.answer.apply(Wire.text(Arrays.copyOf(buffer, Math.max(0, length))))));
		client.close();
	}

	@Override
	public void close() {
		try {
			this.listening.close();
			for (Socket client : this.clients) {
				client.close();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
