package dev.tcplab.mode.load;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Progress as a bar that is redrawn in place, in less than 60 columns. */
final class ProgressBarOnTerminal implements Progress {

	private static final int WIDTH = 20;

	private static final int COLUMNS = 59;

	private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);

	private final PrintStream terminal;

	private LoadStatus before = LoadStatus.BEGIN;

	private LoadStatus latest = LoadStatus.BEGIN;

	private String rate = "";

	ProgressBarOnTerminal(PrintStream terminal) {
		this.terminal = terminal;
	}

	@Override
	public void show(LoadStatus status) {
		this.latest = status;
		if (this.rate.isEmpty() || status.nanos() - this.before.nanos() >= PAUSE) {
			this.rate = status.textSince(this.before);
			this.before = status;
		}
		draw(this.rate);
	}

	private void draw(String text) {
		int done = (int) (100 * this.latest.done());
		String bar = "=".repeat(WIDTH * done / 100);
		String line = String.format(Locale.ROOT, "load [%-" + WIDTH + "s] %3d%%  %s", bar, done, text);
		// Spaces cover a longer line from before. A logged line starts here too.
		this.terminal.printf("%-" + COLUMNS + "s\r", line);
		this.terminal.flush();
	}

	/** Draws the final bar with the overall rate, and ends its line. */
	@Override
	public void close() {
		if (this.latest != LoadStatus.BEGIN) {
			draw(this.latest.textSince(LoadStatus.BEGIN));
			this.terminal.println();
		}
	}

}
