package dev.tcplab.web.classroom;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import dev.tcplab.server.Wire;

/**
 * A machine with an address of its own in 127.0.0.0/8.
 *
 * @param http the HTTP port of TCP Lab
 */
record Machine(String address, int http) {

	private static final int PATIENCE = 30_000;

	Socket connect(int port) {
		return connect("127.0.0.1", port);
	}

	private Socket connect(String host, int port) {
		try {
			Socket socket = new Socket();
			socket.setSoTimeout(PATIENCE);
			socket.bind(new InetSocketAddress(this.address, 0));
			socket.connect(new InetSocketAddress(host, port), PATIENCE);
			return socket;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Sends a message, and returns the answer.
	 */
	String send(int port, String message) {
		try (Socket socket = connect(port)) {
			socket.getOutputStream().write(Wire.bytes(message));
			return Wire.text(socket.getInputStream().readAllBytes());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Sends a request, and returns the complete response.
	 */
	String request(String method, String path, String body, String... headers) {
		return send(this.http, head(method, path, headers)
				+ "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n%s".formatted(body.length(), body));
	}

	String get(String path) {
		return request("GET", path, "");
	}

	String post(String path, String body) {
		return request("POST", path, body);
	}

	/**
	 * Returns only the status, so that a stream need not end.
	 */
	int status(String method, String path, String... headers) {
		try (BufferedReader response = open(head(method, path, headers) + "\r\n")) {
			return Integer.parseInt(response.readLine().split(" ")[1]);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Opens the stream of events of the class page.
	 */
	Events events() {
		return events("/class/events");
	}

	Events events(String path) {
		return new Events(open(head("GET", path) + "\r\n"));
	}

	private BufferedReader open(String request) {
		try {
			Socket socket = connect(this.address.contains(":") ? "::1" : "127.0.0.1", this.http);
			socket.getOutputStream().write(Wire.bytes(request));
			return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Responses to HTTP/1.0 have no chunks. */
	private static String head(String method, String path, String... headers) {
		String host = (headers.length > 0 && headers[0].startsWith("Host:")) ? "" : "Host: localhost\r\n";
		return "%s %s HTTP/1.0\r\n%s%s".formatted(method, path, host,
				(headers.length > 0) ? String.join("\r\n", headers) + "\r\n" : "");
	}

	/**
	 * The data of the events, which are JSON.
	 */
	record Events(BufferedReader lines) implements AutoCloseable {

		String next() {
			try {
				String line;
				do {
					line = this.lines.readLine();
				}
				while (line != null && !line.startsWith("data:"));
				return String.valueOf(line).substring("data:".length());
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		String nextWith(String text) {
			String data;
			do {
				data = next();
			}
			while (!data.contains(text));
			return data;
		}

		@Override
		public void close() {
			try {
				this.lines.close();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
