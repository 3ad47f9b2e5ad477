package dev.tcplab.server.fault;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

final class RatedOutput extends FilterOutputStream {

	private static final int PIECES_PER_SECOND = 20;

	private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

	private final int rate;

	private final Pause pause;

	private final long begin = System.nanoTime();

	private long written;

	RatedOutput(OutputStream output, int rate, Pause pause) {
		super(output);
		this.rate = rate;
		this.pause = pause;
	}

	@Override
	public void write(byte[] bytes, int offset, int length) throws IOException {
		int most = Math.max(1, this.rate / PIECES_PER_SECOND);
		int end = offset + length;
		for (int from = offset; from < end; from += most) {
			awaitTurn();
			int piece = Math.min(most, end - from);
			this.out.write(bytes, from, piece);
			this.written += piece;
		}
	}

	// Waits until all earlier bytes are due, so that late pauses do not add up.
	private void awaitTurn() throws IOException {
		long due = this.begin + this.written * SECOND / this.rate;
		long early = due - System.nanoTime();
		if (early > 0) {
			this.pause.await(Duration.ofNanos(early));
		}
	}

}
