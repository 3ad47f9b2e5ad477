package dev.tcplab.load;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Progress as a bar that is drawn anew in its place.
 */
final class ProgressBarOnTerminal implements Progress {

	private static final int WHOLE = 100;

	// Not what the library finds out: that would take Ctrl-C away from the JVM.
	private static final int COLUMNS = 79;

	private static final int REDRAW_MILLIS = 200;

	private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);

	private final Line line;

	private final ProgressBar bar;

	private LoadStatus shown = LoadStatus.BEGIN;

	ProgressBarOnTerminal(PrintStream terminal) {
		this.line = new Line(terminal);
		this.bar = new ProgressBarBuilder().setTaskName("load")
			.setInitialMax(WHOLE)
			.setUnit("%", 1)
			.setStyle(ProgressBarStyle.ASCII)
			.setUpdateIntervalMillis(REDRAW_MILLIS)
			.continuousUpdate()
			.hideEta()
			.setConsumer(this.line)
			.build();
	}

	@Override
	public void show(LoadStatus status) {
		this.bar.stepTo((long) (WHOLE * status.done()));
		if (status.nanos() - this.shown.nanos() >= PAUSE) {
			this.bar.setExtraMessage(status.textSince(this.shown));
			this.shown = status;
		}
	}

	@Override
	public void close() {
		this.bar.close();
		// The bar leaves that out if there was no time yet to draw it.
		this.line.close();
	}

	private static final class Line extends ConsoleProgressBarConsumer {

		private boolean ended;

		Line(PrintStream terminal) {
			super(terminal, COLUMNS);
		}

		@Override
		public void close() {
			if (!this.ended) {
				this.ended = true;
				super.close();
			}
		}

	}

}
