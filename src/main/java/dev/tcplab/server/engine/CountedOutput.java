package dev.tcplab.server.engine;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

final class CountedOutput extends FilterOutputStream {

	private final ClientSocket client;

	CountedOutput(OutputStream stream, ClientSocket client) {
		super(stream);
		this.client = client;
	}

	@Override
	public void write(byte[] bytes, int offset, int length) throws IOException {
		this.out.write(bytes, offset, length);
		this.client.written().add(bytes, offset, length);
	}

}
