package dev.tcplab.server.engine;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

import dev.tcplab.server.Timeline.Side;

/**
 * Records each read of a client's bytes as a step of its connection.
 */
final class RecordedInput extends FilterInputStream {

	private final ClientSocket client;

	private final boolean readable;

	/**
	 * Creates the stream.
	 * @param readable whether its bytes are those of messages, and not encrypted
	 */
	RecordedInput(InputStream stream, ClientSocket client, boolean readable) {
		super(stream);
		this.client = client;
		this.readable = readable;
	}

	@Override
	public int read(byte[] buffer, int offset, int length) throws IOException {
		try {
			int read = this.in.read(buffer, offset, length);
			if (read > 0 && this.readable) {
				this.client.timeline().read(read);
			}
			else if (read < 0) {
				this.client.timeline().fin(Side.CLIENT);
			}
			return read;
		}
		catch (IOException ex) {
			this.client.recordFailure(ex);
			throw ex;
		}
	}

}
