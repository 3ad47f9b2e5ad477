package dev.tcplab.server;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The places for clients of one server, each of which is also one of the places of all
 * servers.
 */
final class Places {

	private final int number;

	private final Semaphore own;

	private final Semaphore shared;

	/**
	 * Creates the places of one server, all of them free.
	 * @param number how many clients the server attends at once
	 * @param shared one permit for each client that all servers may have at once
	 */
	Places(int number, Semaphore shared) {
		this.number = number;
		this.own = new Semaphore(number);
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

	/**
	 * Waits until all places of this server are free.
	 * @param nanos for how long at most
	 * @return whether they are
	 */
	boolean awaitAllFree(long nanos) {
		try {
			boolean free = this.own.tryAcquire(this.number, nanos, TimeUnit.NANOSECONDS);
			if (free) {
				this.own.release(this.number);
			}
			return free;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
