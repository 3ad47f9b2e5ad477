package dev.tcplab.server.replicas;

import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import io.lettuce.core.RedisConnectionException;
import org.jspecify.annotations.Nullable;

/**
 * Whether Redis does what it is asked, and if not, why.
 */
final class Presence {

	// No monitor: on Java 21 to 23 a virtual thread that waits in one keeps its carrier.
	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private @Nullable String absence = "Redis has not been reached yet";

	/**
	 * Redis is away.
	 * @param reason why
	 * @return why it was away before, if it was
	 */
	@Nullable String end(String reason) {
		this.lock.lock();
		try {
			String before = this.absence;
			this.absence = reason;
			return before;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Redis is there.
	 * @return whether that is news
	 */
	boolean begin() {
		this.lock.lock();
		try {
			boolean news = this.absence != null;
			this.absence = null;
			this.changed.signalAll();
			return news;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Returns why Redis is away.
	 * @return the reason, or {@code null} if it is there
	 */
	@Nullable String absence() {
		this.lock.lock();
		try {
			return this.absence;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Waits until Redis is there.
	 * @throws InterruptedException if the wait is interrupted
	 */
	void await() throws InterruptedException {
		this.lock.lockInterruptibly();
		try {
			while (this.absence != null) {
				this.changed.await();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Says in words what went wrong with Redis.
	 * @param failure what was thrown
	 * @return one line
	 */
	static String reason(RuntimeException failure) {
		Throwable cause = failure;
		String where = "";
		while (cause.getCause() != null) {
			where = (cause instanceof RedisConnectionException) ? cause.getMessage() + ": " : where;
			cause = cause.getCause();
		}
		String words = "Redis cannot be used: " + where
				+ Objects.requireNonNullElseGet(cause.getMessage(), cause::toString);
		return words.replace("/<unresolved>", "");
	}

}
