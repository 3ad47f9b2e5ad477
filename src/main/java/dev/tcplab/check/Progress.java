package dev.tcplab.check;

import dev.tcplab.console.Terminal;

/** The number of checked submissions, on standard error if it is a terminal. */
final class Progress implements AutoCloseable {

	private static final int WIDTH = 30;

	private static final String CLEAR = "\r\u001b[K";

	private final boolean shown = Terminal.isStandardError();

	private final int all;

	Progress(int all) {
		this.all = all;
		show(0);
	}

	void show(int done) {
		if (this.shown) {
			int filled = WIDTH * done / this.all;
			System.err.printf("%s[%s%s] %d of %d", CLEAR, "#".repeat(filled), ".".repeat(WIDTH - filled), done,
					this.all);
			System.err.flush();
		}
	}

	void clear() {
		if (this.shown) {
			System.err.print(CLEAR);
			System.err.flush();
		}
	}

	@Override
	public void close() {
		clear();
	}

}
