package dev.tcplab.server.fault;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

final class SlicedOutput extends FilterOutputStream {

	private final int slice;

	private final Duration delay;

	private final Pause pause;

	SlicedOutput(OutputStream output, int slice, Duration delay, Pause pause) {
		super(output);
		this.slice = slice;
		this.delay = delay;
		this.pause = pause;
	}

	@Override
	public void write(byte[] bytes, int offset, int length) throws IOException {
		for (int written = 0; written < length; written += this.slice) {
			if (written > 0) {
				this.pause.await(this.delay);
			}
			this.out.write(bytes, offset + written, Math.min(this.slice, length - written));
		}
	}

}
