package dev.tcplab.server.net;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How many connections one server has at once, each of which is also one of those that
 * all servers together may have. A server that accepts holds a place for its next one.
 */
final class ConnectionLimit {

	private final int most;

	private final Semaphore shared;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition freed = this.lock.newCondition();

	private final Condition empty = this.lock.newCondition();

	private int taken;

	/**
	 * Creates the limit of one server, whose places are all free.
	 * @param most how many clients the server serves at once
	 * @param shared one permit for each client that all servers may serve at once
	 */
	ConnectionLimit(int most, Semaphore shared) {
		this.most = most;
		this.shared = shared;
	}

	/**
	 * Takes a place, and waits for one.
	 */
	void take() {
		this.lock.lock();
		try {
			while (this.taken == this.most) {
				this.freed.awaitUninterruptibly();
			}
			this.taken++;
		}
		finally {
			this.lock.unlock();
		}
		this.shared.acquireUninterruptibly();
	}

	void giveBack() {
		this.shared.release();
		this.lock.lock();
		try {
			this.taken--;
			this.freed.signal();
			if (this.taken == 0) {
				this.empty.signalAll();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	boolean isAllFree() {
		this.lock.lock();
		try {
			return this.taken == 0;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Waits until all places of this server are free.
	 * @param nanos for how long at most, in nanoseconds
	 * @return whether they are
	 */
	boolean awaitAllFree(long nanos) throws InterruptedException {
		this.lock.lock();
		try {
			long left = nanos;
			while (this.taken > 0 && left > 0) {
				left = this.empty.awaitNanos(left);
			}
			return this.taken == 0;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Waits until all places of this server are free, however long that takes.
	 */
	void awaitAllFree() throws InterruptedException {
		while (!awaitAllFree(TimeUnit.DAYS.toNanos(1))) {
			// A server's last clients may stay for days.
		}
	}

}
