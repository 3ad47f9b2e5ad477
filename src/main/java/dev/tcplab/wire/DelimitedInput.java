package dev.tcplab.wire;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A buffered stream that is searched for a delimiter without being read byte by byte,
 * which is ten times slower. Not a {@code BufferedInputStream}, whose subclasses read in
 * a monitor.
 */
final class DelimitedInput extends InputStream {

	private static final int SIZE = 8 * 1024;

	private static final int LARGEST_SPARE = 1024 * 1024;

	private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	private static final long ONES = 0x0101010101010101L;

	private static final long HIGH_BITS = 0x80 * ONES;

	private final InputStream in;

	private final byte[] small = new byte[SIZE];

	// A larger buffer that nobody uses, for the next long message of any client.
	private final AtomicReference<byte[]> spare;

	private byte[] buf = this.small;

	private int pos;

	private int count;

	private int searched;

	DelimitedInput(InputStream stream, AtomicReference<byte[]> spare) {
		this.in = stream;
		this.spare = spare;
	}

	@Override
	public int read() throws IOException {
		if (pending() == 0 && !fill()) {
			return -1;
		}
		this.searched = 0;
		return Byte.toUnsignedInt(this.buf[this.pos++]);
	}

	@Override
	public int available() throws IOException {
		return pending() + this.in.available();
	}

	/**
	 * Returns how many bytes have come and are not taken.
	 */
	int pending() {
		return this.count - this.pos;
	}

	/**
	 * Whether the bytes that have come end with one of some value.
	 */
	boolean endsWith(byte value) {
		return pending() > 0 && this.buf[this.count - 1] == value;
	}

	/**
	 * Looks for a delimiter among the bytes that have come.
	 * @param delimiter the delimiter
	 * @return how many bytes stand before it, or -1 if it has not come
	 */
	int find(byte[] delimiter) {
		int before = delimiter.length - 1;
		int last = this.pos + Math.max(before, this.searched);
		while ((last = indexOf(this.buf, last, this.count, delimiter[before])) < this.count) {
			if (Arrays.equals(this.buf, last - before, last, delimiter, 0, before)) {
				return last - before - this.pos;
			}
			last++;
		}
		this.searched = pending();
		return -1;
	}

	// Eight bytes at a time: the JVM does not do that for a loop that may end anywhere.
	private static int indexOf(byte[] bytes, int from, int to, byte value) {
		int index = from;
		long wanted = ONES * Byte.toUnsignedInt(value);
		for (; index <= to - Long.BYTES; index += Long.BYTES) {
			long difference = (long) EIGHT.get(bytes, index) ^ wanted;
			long zeros = (difference - ONES) & ~difference & HIGH_BITS;
			if (zeros != 0) {
				return index + Long.numberOfTrailingZeros(zeros) / Byte.SIZE;
			}
		}
		while (index < to && bytes[index] != value) {
			index++;
		}
		return index;
	}

	/**
	 * Waits for more bytes.
	 * @return whether any have come before the stream's end
	 * @throws IOException if the stream failed
	 */
	boolean fill() throws IOException {
		if (this.count == this.buf.length) {
			makeRoom();
		}
		int length = this.in.read(this.buf, this.count, this.buf.length - this.count);
		this.count += Math.max(0, length);
		return length > 0;
	}

	private void makeRoom() {
		byte[] target = this.buf;
		int pending = pending();
		if (pending > this.buf.length / 2) {
			target = this.spare.getAndSet(null);
			if (target == null || target.length <= this.buf.length) {
				target = new byte[Math.multiplyExact(this.buf.length, 2)];
			}
		}
		System.arraycopy(this.buf, this.pos, target, 0, pending);
		this.buf = target;
		this.pos = 0;
		this.count = pending;
	}

	/**
	 * Takes a message and the delimiter behind it.
	 * @param length how long the message is
	 * @param delimiterLength how long the delimiter is
	 * @return the message
	 */
	byte[] take(int length, int delimiterLength) {
		byte[] message = Arrays.copyOfRange(this.buf, this.pos, this.pos + length);
		this.pos += length + delimiterLength;
		this.searched = 0;
		if (pending() == 0) {
			this.pos = 0;
			this.count = 0;
			release();
		}
		return message;
	}

	private void release() {
		if (this.buf != this.small) {
			if (this.buf.length <= LARGEST_SPARE) {
				this.spare.set(this.buf);
			}
			this.buf = this.small;
		}
	}

}
