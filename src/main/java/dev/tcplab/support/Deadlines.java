package dev.tcplab.support;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/**
 * Checks the deadlines of many sockets on one thread, which rests while it has none to
 * watch.
 */
public final class Deadlines implements AutoCloseable {

	private final Set<Deadline> watched = ConcurrentHashMap.newKeySet();

	private final List<Iterable<Deadline>> groups = new CopyOnWriteArrayList<>();

	private final long interval;

	private final Thread thread;

	private volatile boolean resting;

	private volatile boolean closed;

	/**
	 * Starts the thread.
	 * @param thread its name
	 * @param interval the time between two checks, by which a deadline can be late
	 */
	public Deadlines(String thread, Duration interval) {
		this.interval = interval.toNanos();
		this.thread = new Thread(this::run, thread);
		this.thread.setDaemon(true);
		this.thread.start();
	}

	/**
	 * Begins to watch a deadline.
	 * @param deadline the deadline, to be {@linkplain #forget forgotten} when nobody uses
	 * its socket anymore
	 */
	public void watch(Deadline deadline) {
		this.watched.add(deadline);
		endRest();
	}

	/**
	 * Ends the watch of a deadline, and leaves its socket as it is.
	 * @param deadline the deadline
	 */
	public void forget(Deadline deadline) {
		this.watched.remove(deadline);
	}

	/**
	 * Watches a group of deadlines until it is forgotten.
	 * @param deadlines those of the sockets that are open at the moment of a check
	 */
	public void watchAll(Iterable<Deadline> deadlines) {
		this.groups.add(deadlines);
		endRest();
	}

	/**
	 * Stops watching a group of deadlines.
	 * @param deadlines the object that was passed to {@link #watchAll}
	 */
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
				// The error of one socket: the others have their deadlines too.
				HeapExhaustion.check(ex);
			}
		}
	}

	private void rest() {
		this.resting = true;
		// Looked at only now: a deadline that comes from here on wakes this thread.
		while (this.watched.isEmpty() && this.groups.isEmpty() && !this.closed) {
			LockSupport.park();
		}
		this.resting = false;
	}

	/**
	 * Ends the thread. Sockets that are still open keep no deadline.
	 */
	@Override
	public void close() {
		this.closed = true;
		LockSupport.unpark(this.thread);
	}

}
