package dev.tcplab.server.net;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

import dev.tcplab.server.ServerEvent;

/**
 * The first of the bytes that went in one direction, as many as an event holds.
 */
final class BoundedBytes extends ByteArrayOutputStream {

	private static final int USUAL_SIZE = 64;

	BoundedBytes() {
		super(USUAL_SIZE);
	}

	@Override
	public synchronized void write(byte[] bytes, int offset, int length) {
		super.write(bytes, offset, Math.min(length, ServerEvent.MOST_BYTES - size()));
	}

	static byte[] copyOf(byte[] bytes) {
		return Arrays.copyOf(bytes, Math.min(bytes.length, ServerEvent.MOST_BYTES));
	}

}
