package dev.tcplab.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * One exchange that a server must answer before it is said to run.
 *
 * @param request what is sent
 * @param answer how the answer begins
 */
record Probe(String request, String answer) {

	static final Probe ECHO = new Probe("Test", "ECHO: Test\n");

	static final Probe LINE = new Probe("Test\n", "ECHO: Test\n");

	static final Probe HEALTH = new Probe(
			"GET /actuator/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", "HTTP/1.1 200");

	boolean isAnswered(int port) {
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
			socket.setSoTimeout(10_000);
			socket.getOutputStream().write(this.request.getBytes(StandardCharsets.UTF_8));
			byte[] bytes = socket.getInputStream().readNBytes(this.answer.length());
			return new String(bytes, StandardCharsets.UTF_8).equals(this.answer);
		}
		catch (IOException ex) {
			return false;
		}
	}

}
