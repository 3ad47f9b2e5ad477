package dev.tcplab.check.program;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Ends a program with all processes that it started when it exceeds its limits. */
final class ResourceGuard {

	private static final long MOST_MEMORY = 1024L * 1024 * 1024;

	private static final int MOST_PROCESSES = 64;

	private static final long MOST_OUTPUT = 10_000_000;

	private static final long POLL_MILLIS = 100;

	private final ProcessTree tree;

	private final Console console;

	private final long end;

	private final Runnable kill;

	private volatile @Nullable Excess excess;

	ResourceGuard(ProcessTree tree, Console console, Duration timeLimit, Runnable kill) {
		this.tree = tree;
		this.console = console;
		this.end = System.nanoTime() + timeLimit.toNanos();
		this.kill = kill;
		Thread watch = new Thread(this::watch, "watch of " + tree.pid());
		watch.setDaemon(true);
		watch.start();
	}

	@Nullable Excess excess() {
		return this.excess;
	}

	private void watch() {
		try {
			List<ProcessEntry> processes;
			// Even a program that ended immediately may leave processes behind.
			do {
				Thread.sleep(POLL_MILLIS);
				processes = this.tree.processes();
				Excess found = excess(processes);
				if (found != null) {
					this.excess = found;
					this.kill.run();
				}
			}
			while (this.excess == null && (this.tree.isRootAlive() || !processes.isEmpty()));
		}
		catch (InterruptedException ex) {
			// No code interrupts this thread.
		}
	}

	private @Nullable Excess excess(List<ProcessEntry> processes) {
		if (processes.stream().mapToLong(ProcessEntry::memory).sum() > MOST_MEMORY) {
			return Excess.MEMORY;
		}
		if (processes.size() > MOST_PROCESSES) {
			return Excess.PROCESSES;
		}
		if (this.console.total() > MOST_OUTPUT) {
			return Excess.OUTPUT;
		}
		return (this.tree.isRootAlive() && System.nanoTime() - this.end > 0) ? Excess.TIME : null;
	}

}
