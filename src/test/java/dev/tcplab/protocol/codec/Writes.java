package dev.tcplab.protocol.codec;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An output that keeps what was written to it, write by write.
 */
final class Writes extends OutputStream {

	private final List<byte[]> all = new ArrayList<>();

	@Override
	public void write(int single) {
		this.all.add(new byte[] { (byte) single });
	}

	@Override
	public void write(byte[] bytes, int from, int length) {
		this.all.add(Arrays.copyOfRange(bytes, from, from + length));
	}

	List<byte[]> all() {
		return this.all;
	}

}
