package dev.tcplab.server.engine;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * The first of the bytes that went in one direction, as many as an event holds.
 */
final class BoundedBytes extends ByteArrayOutputStream {

	private static final int USUAL_SIZE = 64;

	private final int most;

	BoundedBytes(int most) {
		super(USUAL_SIZE);
		this.most = most;
	}

	@Override
	public synchronized void write(byte[] bytes, int offset, int length) {
		super.write(bytes, offset, Math.min(length, this.most - size()));
	}

	static byte[] copyOf(byte[] bytes, int most) {
		return Arrays.copyOf(bytes, Math.min(bytes.length, most));
	}

}
