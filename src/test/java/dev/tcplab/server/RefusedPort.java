package dev.tcplab.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * A port of 127.0.0.1 that refuses connections until it is closed: bound, so that no
 * other program gets it, but not listening.
 */
public final class RefusedPort implements AutoCloseable {

	private final Socket socket = new Socket();

	public RefusedPort() throws IOException {
		this.socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
	}

	public int number() {
		return this.socket.getLocalPort();
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
