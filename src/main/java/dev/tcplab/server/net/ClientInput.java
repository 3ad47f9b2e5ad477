package dev.tcplab.server.net;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * What a client sends, on its way to the exchange that it belongs to.
 */
final class ClientInput extends FilterInputStream {

	private MessageExchange exchange;

	/**
	 * Creates the stream.
	 * @param socket where the bytes come from
	 * @param exchange told of them
	 */
	ClientInput(InputStream socket, MessageExchange exchange) {
		super(socket);
		this.exchange = exchange;
	}

	/**
	 * From now on the bytes belong to another exchange.
	 * @param exchange told of them
	 */
	void deliverTo(MessageExchange exchange) {
		this.exchange = exchange;
	}

	@Override
	public int read() throws IOException {
		byte[] single = new byte[1];
		return (read(single) < 0) ? -1 : Byte.toUnsignedInt(single[0]);
	}

	@Override
	public int read(byte[] buffer, int offset, int length) throws IOException {
		int received = this.in.read(buffer, offset, length);
		if (received > 0) {
			this.exchange.onBytes(buffer, offset, received);
		}
		return received;
	}

}
