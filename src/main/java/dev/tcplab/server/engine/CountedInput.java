package dev.tcplab.server.engine;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Counts the bytes that a client sends. A client that sent a byte is not idle.
 */
final class CountedInput extends FilterInputStream {

	private final ClientSocket client;

	CountedInput(InputStream stream, ClientSocket client) {
		super(stream);
		this.client = client;
	}

	@Override
	public int read() throws IOException {
		byte[] single = new byte[1];
		return (read(single) < 0) ? -1 : Byte.toUnsignedInt(single[0]);
	}

	@Override
	public int read(byte[] buffer, int offset, int length) throws IOException {
		int read = this.in.read(buffer, offset, length);
		if (read > 0) {
			this.client.setIdle(false);
			this.client.received().add(buffer, offset, read);
		}
		return read;
	}

}
