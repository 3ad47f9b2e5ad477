package dev.tcplab.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import javax.net.ssl.SSLException;

/**
 * An answer as a client saw it: the bytes, and how the connection ended.
 */
record Seen(byte[] bytes, End end) {

	/**
	 * Reads a number of bytes, and then until nothing arrives for a moment.
	 */
	static Seen on(Socket socket, int bytes, int moment) throws IOException {
		byte[] first = socket.getInputStream().readNBytes(bytes);
		socket.setSoTimeout(moment);
		Seen rest = on(socket);
		byte[] all = Arrays.copyOf(first, first.length + rest.bytes().length);
		System.arraycopy(rest.bytes(), 0, all, first.length, rest.bytes().length);
		return new Seen(all, rest.end());
	}

	/**
	 * Reads until the connection ends, or nothing arrives within the socket's timeout.
	 */
	static Seen on(Socket socket) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		byte[] buffer = new byte[4096];
		InputStream stream = socket.getInputStream();
		try {
			for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
				bytes.write(buffer, 0, read);
			}
			return new Seen(bytes.toByteArray(), End.FIN);
		}
		catch (SocketTimeoutException ex) {
			return new Seen(bytes.toByteArray(), End.OPEN);
		}
		catch (SSLException ex) {
			return new Seen(bytes.toByteArray(), End.RST);
		}
		catch (SocketException ex) {
			return new Seen(bytes.toByteArray(), End.RST);
		}
	}

	@Override
	public String toString() {
		return "'%s' %s".formatted(new String(this.bytes, StandardCharsets.ISO_8859_1), this.end);
	}

	enum End {

		FIN, RST, OPEN

	}

}
