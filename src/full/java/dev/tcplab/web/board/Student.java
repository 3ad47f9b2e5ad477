package dev.tcplab.web.board;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/**
 * A client with an address of its own, as in a classroom. Linux has all addresses from
 * 127.0.0.1 to 127.255.255.254.
 *
 * @param name the name, which the student sends
 * @param seat the last number of the address
 */
record Student(String name, int seat) {

	void greet(int port) {
		send(port, "Hello, I am " + this.name, StandardCharsets.UTF_8);
	}

	void send(int port, String message, Charset charset) {
		try (Socket socket = connect(port)) {
			socket.getOutputStream().write(message.getBytes(charset));
			socket.getInputStream().readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Ends as a program that throws an exception in {@code send()}.
	 */
	void crash(int port) {
		try (Socket socket = connect(port)) {
			socket.shutdownOutput();
			socket.getInputStream().readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Runs a server at the student's address. It answers each client once.
	 */
	ServerSocket serve(UnaryOperator<String> answer) throws IOException {
		ServerSocket server = new ServerSocket(0, 50, address());
		Thread thread = new Thread(() -> {
			while (!server.isClosed()) {
				try (Socket client = server.accept()) {
					byte[] buffer = new byte[2048];
					String message = new String(buffer, 0, Math.max(0, client.getInputStream().read(buffer)));
					client.getOutputStream().write(answer.apply(message).getBytes());
				}
				catch (IOException ex) {
					// The next client, unless the server is closed.
				}
			}
		});
		thread.setDaemon(true);
		thread.start();
		return server;
	}

	private Socket connect(int port) throws IOException {
		Socket socket = new Socket();
		socket.bind(new InetSocketAddress(address(), 0));
		socket.connect(new InetSocketAddress("127.0.0.1", port));
		return socket;
	}

	InetAddress address() throws IOException {
		return InetAddress.getByName("127.0.0." + this.seat);
	}

}
