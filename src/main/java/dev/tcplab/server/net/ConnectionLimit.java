package dev.tcplab.server.net;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How many connections one server has at once, each of which is also one of those that
 * all servers together may have. A server that accepts holds a place for its next one.
 */
final class ConnectionLimit {

	private final int most;

	private final Semaphore own;

	private final Semaphore shared;

	/**
	 * Creates the limit of one server, whose places are all free.
	 * @param most how many clients the server serves at once
	 * @param shared one permit for each client that all servers may serve at once
	 */
	ConnectionLimit(int most, Semaphore shared) {
		this.most = most;
		this.own = new Semaphore(most);
		this.shared = shared;
	}

	/**
	 * Takes a place, and waits for one.
	 */
	void take() {
		this.own.acquireUninterruptibly();
		this.shared.acquireUninterruptibly();
	}

	void giveBack() {
		this.shared.release();
		this.own.release();
	}

	boolean isAllFree() {
		return this.own.availablePermits() == this.most;
	}

	/**
	 * Waits until all places of this server are free. Meanwhile somebody who has to wait
	 * for a place as well may not get one.
	 * @param nanos for how long at most, in nanoseconds
	 * @return whether they are
	 */
	boolean awaitAllFree(long nanos) throws InterruptedException {
		boolean free = this.own.tryAcquire(this.most, nanos, TimeUnit.NANOSECONDS);
		if (free) {
			this.own.release(this.most);
		}
		return free;
	}

}
