package dev.tcplab.server.engine;

import java.io.ByteArrayOutputStream;

import dev.tcplab.support.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * Counts the bytes of one direction during an exchange, and keeps the first of them.
 */
final class CountedBytes {

	private static final byte[] NOTHING = {};

	private static final int USUAL_SIZE = 64;

	private static final int MEGABYTE_SHIFT = 20;

	private final int most;

	private long count;

	private long firstAt;

	private @Nullable ByteArrayOutputStream kept;

	/**
	 * Starts to count.
	 * @param most how many of the first bytes to keep
	 */
	CountedBytes(int most) {
		this.most = most;
	}

	/**
	 * Starts again, for the next exchange.
	 */
	void begin() {
		this.count = 0;
		this.firstAt = Deadline.now();
		this.kept = null;
	}

	void add(byte[] bytes, int offset, int length) {
		if (this.count == 0) {
			this.firstAt = Deadline.now();
		}
		yieldAfterEachMegabyte(this.count, length);
		this.count += length;
		if (this.most > 0) {
			if (this.kept == null) {
				this.kept = new ByteArrayOutputStream(USUAL_SIZE);
			}
			this.kept.write(bytes, offset, Math.min(length, this.most - this.kept.size()));
		}
	}

	/**
	 * Lets other clients have their turn. A virtual thread whose client never lets it
	 * wait would keep its carrier.
	 */
	static void yieldAfterEachMegabyte(long before, int more) {
		if (before >> MEGABYTE_SHIFT != before + more >> MEGABYTE_SHIFT) {
			Thread.yield();
		}
	}

	long count() {
		return this.count;
	}

	/**
	 * Returns when the first byte was counted or, if none was, when counting started
	 * again, by the clock of {@link Deadline#now()}.
	 */
	long firstAt() {
		return this.firstAt;
	}

	byte[] kept() {
		return (this.kept != null) ? this.kept.toByteArray() : NOTHING;
	}

}
