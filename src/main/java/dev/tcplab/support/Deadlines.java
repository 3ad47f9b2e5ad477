package dev.tcplab.support;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Checks the deadlines of many sockets on one thread, which rests while there are none.
 */
public final class Deadlines implements AutoCloseable {

	private final Set<Deadline> watched = ConcurrentHashMap.newKeySet();

	private final List<Iterable<Deadline>> groups = new CopyOnWriteArrayList<>();

	private final long interval;

	private final Thread thread;

	private volatile boolean resting;

	private volatile boolean closed;

	/** A deadline can be late by {@code interval}, the time between two checks. */
	public Deadlines(String thread, Duration interval) {
		this.interval = interval.toNanos();
		this.thread = new Thread(this::run, thread);
		this.thread.setDaemon(true);
		this.thread.start();
	}

	/** Watches a deadline until it is {@linkplain #forget forgotten}. */
	public void watch(Deadline deadline) {
		this.watched.add(deadline);
		endRest();
	}

	/** Stops watching a deadline, and leaves its socket as it is. */
	public void forget(Deadline deadline) {
		this.watched.remove(deadline);
	}

	/** Watches a group, which is iterated at each check, until it is forgotten. */
	public void watchAll(Iterable<Deadline> deadlines) {
		this.groups.add(deadlines);
		endRest();
	}

	/** Stops watching the group that was passed to {@link #watchAll}. */
	public void forgetAll(Iterable<Deadline> deadlines) {
		this.groups.remove(deadlines);
	}

	private void endRest() {
		if (this.resting) {
			LockSupport.unpark(this.thread);
		}
	}

	private void run() {
		while (!this.closed) {
			LockSupport.parkNanos(this.interval);
			try {
				check(this.watched);
				this.groups.forEach(this::check);
			}
			catch (Throwable ex) {
				// Without this thread, no socket would ever time out again.
				HeapExhaustion.check(ex);
			}
			rest();
		}
	}

	private void check(Iterable<Deadline> deadlines) {
		long now = Deadline.now();
		for (Deadline deadline : deadlines) {
			try {
				deadline.check(now);
			}
			catch (Throwable ex) {
				// The error of one socket must not stop the deadlines of the others.
				HeapExhaustion.check(ex);
			}
		}
	}

	private void rest() {
		this.resting = true;
		// Checked after the flag is set, so that a later deadline wakes this thread.
		while (this.watched.isEmpty() && this.groups.isEmpty() && !this.closed) {
			LockSupport.park();
		}
		this.resting = false;
	}

	/** Ends the thread. Sockets that are still open lose their deadlines. */
	@Override
	public void close() {
		this.closed = true;
		LockSupport.unpark(this.thread);
		try {
			TimeUnit.SECONDS.timedJoin(this.thread, 1);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
