package dev.tcplab.mode.load;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Progress as a line every five seconds, for a file or a pipe. */
final class ProgressLines implements Progress {

	private static final long PAUSE = TimeUnit.SECONDS.toNanos(5);

	private final Consumer<String> output;

	private LoadStatus shown = LoadStatus.BEGIN;

	ProgressLines(Consumer<String> output) {
		this.output = output;
	}

	@Override
	public void show(LoadStatus status) {
		if (status.nanos() - this.shown.nanos() >= PAUSE) {
			this.output.accept(String.format(Locale.ROOT, "%d s, %.0f%%: %d exchanges, %s",
					TimeUnit.NANOSECONDS.toSeconds(status.nanos()), 100 * status.done(), status.exchanges(),
					status.textSince(this.shown)));
			this.shown = status;
		}
	}

	@Override
	public void close() {
		// Each line was printed complete.
	}

}
