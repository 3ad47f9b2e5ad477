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
		try {
			this.out.write(bytes, offset, length);
		}
		catch (IOException ex) {
			this.client.recordFailure(ex);
			throw ex;
		}
		this.client.written().add(bytes, offset, length);
		this.client.timeline().written(length);
	}

}
