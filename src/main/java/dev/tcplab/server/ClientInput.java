package dev.tcplab.server;

import java.io.IOException;
import java.io.InputStream;

/**
 * What a client sends, counted.
 */
final class ClientInput extends InputStream {

	private final InputStream socket;

	private final FirstBytes firstBytes;

	private long count;

	/**
	 * Creates the counted stream.
	 * @param socket the stream to count
	 * @param firstBytes told when something comes while the count is zero
	 */
	ClientInput(InputStream socket, FirstBytes firstBytes) {
		this.socket = socket;
		this.firstBytes = firstBytes;
	}

	@Override
	public int read() throws IOException {
		byte[] single = new byte[1];
		return (read(single) < 0) ? -1 : Byte.toUnsignedInt(single[0]);
	}

	@Override
	public int read(byte[] buffer, int offset, int length) throws IOException {
		int received = this.socket.read(buffer, offset, length);
		if (received > 0) {
			if (this.count == 0) {
				this.firstBytes.arrived();
			}
			this.count += received;
		}
		return received;
	}

	@Override
	public int available() throws IOException {
		return this.socket.available();
	}

	long count() {
		return this.count;
	}

	void restartCount() {
		this.count = 0;
	}

	/**
	 * Told that the first bytes of a message have arrived.
	 */
	@FunctionalInterface
	interface FirstBytes {

		void arrived() throws IOException;

	}

}
