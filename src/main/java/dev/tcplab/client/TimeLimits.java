package dev.tcplab.client;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Checks the time limits of all connections that talk, on one thread, which rests while
 * there are none.
 */
final class TimeLimits {

	private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(10);

	private static final Set<TimeLimit> limits = ConcurrentHashMap.newKeySet();

	private static final Thread watcher = start();

	private static volatile boolean resting;

	private TimeLimits() {
	}

	private static Thread start() {
		Thread thread = new Thread(TimeLimits::check, "tcp-time-limits");
		thread.setDaemon(true);
		thread.start();
		return thread;
	}

	static void watch(TimeLimit limit) {
		limits.add(limit);
		if (resting) {
			LockSupport.unpark(watcher);
		}
	}

	static void forget(TimeLimit limit) {
		limits.remove(limit);
	}

	private static void check() {
		while (true) {
			long now = System.nanoTime();
			limits.forEach((limit) -> limit.check(now));
			LockSupport.parkNanos(INTERVAL);
			rest();
		}
	}

	private static void rest() {
		resting = true;
		// Looked at only now: who adds one from here on wakes this thread.
		while (limits.isEmpty()) {
			LockSupport.park();
		}
		resting = false;
	}

}
