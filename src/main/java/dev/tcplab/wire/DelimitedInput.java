package dev.tcplab.wire;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A buffered stream that is searched for a byte without being read byte by byte, which is
 * ten times slower.
 */
final class DelimitedInput extends BufferedInputStream {

	DelimitedInput(InputStream stream) {
		super(stream);
	}

	/**
	 * Moves bytes up to and with the next one of some value, or fewer; waits for the
	 * first of them only.
	 * @param end the value
	 * @param most how many bytes to move at most
	 * @param target where to move them
	 * @return whether there were any before the stream's end
	 */
	boolean moveThrough(byte end, int most, ByteArrayOutputStream target) throws IOException {
		int first = read();
		if (first < 0) {
			return false;
		}
		target.write(first);
		if ((byte) first != end) {
			int from = this.pos;
			int limit = Math.min(this.count, from + most - 1);
			int to = from;
			while (to < limit && this.buf[to] != end) {
				to++;
			}
			to = Math.min(to + 1, limit);
			target.write(this.buf, from, to - from);
			this.pos = to;
		}
		return true;
	}

}
