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

	CountedBytes(int most) {
		this.most = most;
	}

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

	// A virtual thread whose client always has bytes would never leave its carrier.
	static void yieldAfterEachMegabyte(long before, int more) {
		if (before >> MEGABYTE_SHIFT != before + more >> MEGABYTE_SHIFT) {
			Thread.yield();
		}
	}

	long count() {
		return this.count;
	}

	// If no byte was counted, this is when counting started again.
	long firstAt() {
		return this.firstAt;
	}

	byte[] kept() {
		return (this.kept != null) ? this.kept.toByteArray() : NOTHING;
	}

}
