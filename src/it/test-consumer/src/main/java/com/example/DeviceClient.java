package com.example;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import javax.net.SocketFactory;

/**
 * A client of a device that greets with a line, and answers each line with a line.
 */
final class DeviceClient implements AutoCloseable {

	private static final int ATTEMPTS = 3;

	private final InetSocketAddress address;

	private final SocketFactory sockets;

	private final Duration timeout;

	private Socket socket;

	private BufferedReader input;

	DeviceClient(InetSocketAddress address, SocketFactory sockets, Duration timeout) {
		this.address = address;
		this.sockets = sockets;
		this.timeout = timeout;
	}

	/**
	 * Sends a command and returns the answer. If the connection breaks, it tries again.
	 */
	String ask(String command) throws IOException {
		for (int attempt = 1;; attempt++) {
			try {
				return askOnce(command);
			}
			catch (SocketTimeoutException ex) {
				close();
				throw ex;
			}
			catch (IOException ex) {
				close();
				if (attempt == ATTEMPTS) {
					throw ex;
				}
			}
		}
	}

	private String askOnce(String command) throws IOException {
		if (this.socket == null) {
			connect();
		}
		send(command);
		return readLine();
	}

	/**
	 * Sends a last command, ends its sending side, and returns all lines of the answer.
	 */
	List<String> finish(String command) throws IOException {
		if (this.socket == null) {
			connect();
		}
		send(command);
		this.socket.shutdownOutput();
		return this.input.lines().toList();
	}

	private void connect() throws IOException {
		this.socket = this.sockets.createSocket(this.address.getAddress(), this.address.getPort());
		this.socket.setSoTimeout((int) this.timeout.toMillis());
		this.input = new BufferedReader(
				new InputStreamReader(this.socket.getInputStream(), StandardCharsets.UTF_8));
		String greeting = readLine();
		if (!greeting.startsWith("220 ")) {
			throw new IllegalStateException("This is not a device: " + greeting);
		}
	}

	private void send(String command) throws IOException {
		this.socket.getOutputStream().write((command + "\n").getBytes(StandardCharsets.UTF_8));
	}

	private String readLine() throws IOException {
		String line = this.input.readLine();
		if (line == null) {
			throw new EOFException("The device closed the connection");
		}
		return line;
	}

	@Override
	public void close() throws IOException {
		if (this.socket != null) {
			this.socket.close();
			this.socket = null;
		}
	}

}
