package dev.tcplab.check.program;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A text that keeps only its beginning and its end. */
final class BoundedText {

	private static final String GAP = "\n[...]\n";

	private static final int MOST_HEAD = 30_000;

	private static final int MOST_TAIL = 8_000;

	private final ByteArrayOutputStream head = new ByteArrayOutputStream();

	private byte[] tail = {};

	private boolean cut;

	void add(byte[] bytes, int length) {
		int room = Math.min(length, MOST_HEAD - this.head.size());
		this.head.write(bytes, 0, room);
		if (room < length) {
			byte[] all = Arrays.copyOf(this.tail, this.tail.length + length - room);
			System.arraycopy(bytes, room, all, this.tail.length, length - room);
			int from = Math.max(0, all.length - MOST_TAIL);
			this.cut |= from > 0;
			this.tail = Arrays.copyOfRange(all, from, all.length);
		}
	}

	boolean isCut() {
		return this.cut;
	}

	@Override
	public String toString() {
		ByteArrayOutputStream kept = new ByteArrayOutputStream();
		kept.writeBytes(this.head.toByteArray());
		if (this.cut) {
			kept.writeBytes(GAP.getBytes(StandardCharsets.UTF_8));
		}
		kept.writeBytes(this.tail);
		return kept.toString(StandardCharsets.UTF_8);
	}

}
