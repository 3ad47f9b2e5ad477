package dev.tcplab.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

import javax.net.SocketFactory;

import static org.awaitility.Awaitility.await;

/**
 * A client of the lesson: connects, sends, and receives until the server closes.
 */
public final class Wire implements AutoCloseable {

	private static final int PATIENCE = 30_000;

	private final Socket socket;

	private Wire(SocketFactory sockets, String host, int port) throws IOException {
		this.socket = sockets.createSocket();
		this.socket.setSoTimeout(PATIENCE);
		this.socket.setTcpNoDelay(true);
		this.socket.connect(new InetSocketAddress(host, port), PATIENCE);
	}

	public static Wire connect(int port) throws IOException {
		return connect("127.0.0.1", port);
	}

	public static Wire connect(String host, int port) throws IOException {
		return new Wire(SocketFactory.getDefault(), host, port);
	}

	/**
	 * Connects with another kind of sockets, such as those with TLS.
	 */
	public static Wire connect(SocketFactory sockets, int port) throws IOException {
		return new Wire(sockets, "127.0.0.1", port);
	}

	/**
	 * Sends one message on a new connection, without a line ending or a half-close, and
	 * returns the answer.
	 */
	public static String send(int port, String message) {
		return text(send(port, bytes(message)));
	}

	public static byte[] send(int port, byte[] message) {
		try (Wire wire = connect(port)) {
			return wire.send(message).receiveAll();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Sends one message, and returns the answer or, in angle brackets, how the connection
	 * ended without one: {@code <refused>}, {@code <reset>}, {@code <closed>}.
	 */
	public static String tryToSend(int port, String message) {
		try (Wire wire = connect(port)) {
			String answer = wire.send(message).receive();
			return answer.isEmpty() ? "<closed>" : answer;
		}
		catch (ConnectException ex) {
			return "<refused>";
		}
		catch (SocketTimeoutException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (IOException ex) {
			return "<reset>";
		}
	}

	/**
	 * Waits until a port is closed. Another test's process, while it is being started,
	 * holds a copy of the closed port.
	 */
	public static void awaitRefusal(int port) {
		await().until(() -> tryToSend(port, "late"), "<refused>"::equals);
	}

	public Wire send(String message) throws IOException {
		return send(bytes(message));
	}

	public Wire send(byte[] message) throws IOException {
		this.socket.getOutputStream().write(message);
		return this;
	}

	/**
	 * Sends a message, and returns false if the connection is broken.
	 */
	public boolean canSend(String message) {
		try {
			send(message);
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	public Wire halfClose() throws IOException {
		this.socket.shutdownOutput();
		return this;
	}

	/**
	 * Returns what the server sends until it closes.
	 */
	public byte[] receiveAll() throws IOException {
		return this.socket.getInputStream().readAllBytes();
	}

	public String receive() throws IOException {
		return text(receiveAll());
	}

	/**
	 * Returns the next bytes that the server sends.
	 */
	public String receive(int length) throws IOException {
		return text(this.socket.getInputStream().readNBytes(length));
	}

	public int localPort() {
		return this.socket.getLocalPort();
	}

	public void leave() throws IOException {
		this.socket.close();
	}

	/**
	 * Resets the connection.
	 */
	public void reset() throws IOException {
		this.socket.setSoLinger(true, 0);
		this.socket.close();
	}

	public void receiveBuffer(int size) throws IOException {
		this.socket.setReceiveBufferSize(size);
	}

	@Override
	public void close() throws IOException {
		leave();
	}

	static byte[] concat(byte[]... parts) {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		for (byte[] part : parts) {
			all.writeBytes(part);
		}
		return all.toByteArray();
	}

	public static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	public static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.UTF_8);
	}

}
