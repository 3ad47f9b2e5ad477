package dev.tcplab.support;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Runs any number of blocking tasks on threads that do not keep the process alive.
 * <p>
 * A few of them, the workers, take one task after another. That costs a short exchange a
 * quarter less than waking a thread for it, because its message arrives while it waits
 * for its turn. When all workers block, waiting tasks get threads of their own within two
 * milliseconds, and further ones at once. When most workers block, within ten.
 */
final class PlatformThreads implements Executor, AutoCloseable {

	private static final long TICK = TimeUnit.MILLISECONDS.toNanos(1);

	/** How long a task may wait while other workers still take tasks. */
	private static final int TICKS_TO_WAIT = 10;

	private static final int TICKS_TO_SLEEP = 100;

	private static final long PAUSE_AFTER_LACK = TimeUnit.SECONDS.toNanos(1);

	private final int most;

	private final ExecutorService threads;

	private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

	private final AtomicInteger workers = new AtomicInteger();

	private final AtomicLong begun = new AtomicLong();

	private final Thread watch;

	private volatile long lackedThreadAt = System.nanoTime() - PAUSE_AFTER_LACK;

	private volatile boolean stuck;

	private volatile boolean asleep;

	private volatile boolean closed;

	/** Starts only the thread that watches the pool. */
	PlatformThreads(String prefix, int most) {
		this(daemons(prefix), most);
	}

	PlatformThreads(ThreadFactory factory, int most) {
		this.most = most;
		this.threads = Executors.newCachedThreadPool(factory);
		this.watch = factory.newThread(this::watch);
		this.watch.start();
	}

	private static ThreadFactory daemons(String prefix) {
		CustomizableThreadFactory daemons = new CustomizableThreadFactory(prefix);
		daemons.setDaemon(true);
		return daemons;
	}

	@Override
	public void execute(Runnable task) {
		if (this.closed) {
			throw new RejectedExecutionException("The pool is closed");
		}
		if (!this.stuck || this.workers.get() < this.most || !start(task)) {
			leaveToWorkers(task);
		}
	}

	/** Returns false if there is no thread for the task, so that it has to wait. */
	private boolean start(Runnable task) {
		if (System.nanoTime() - this.lackedThreadAt < PAUSE_AFTER_LACK) {
			return false;
		}
		try {
			this.threads.execute(task);
			return true;
		}
		catch (OutOfMemoryError ex) {
			HeapExhaustion.check(ex);
			this.lackedThreadAt = System.nanoTime();
			return false;
		}
	}

	private void leaveToWorkers(Runnable task) {
		this.waiting.add(task);
		try {
			addWorker();
		}
		catch (RuntimeException | Error ex) {
			// Other workers take it, unless there are none, or the pool is closed.
			if ((this.workers.get() == 0 || this.closed) && this.waiting.remove(task)) {
				throw ex;
			}
		}
		if (this.asleep) {
			LockSupport.unpark(this.watch);
		}
	}

	private void addWorker() {
		if (this.workers.get() < this.most) {
			this.workers.incrementAndGet();
			boolean added = false;
			try {
				this.threads.execute(this::work);
				added = true;
			}
			finally {
				if (!added) {
					this.workers.decrementAndGet();
				}
			}
		}
	}

	private void work() {
		try {
			Runnable task;
			while ((task = this.waiting.poll()) != null) {
				this.begun.incrementAndGet();
				task.run();
				this.stuck = false;
			}
		}
		finally {
			this.workers.decrementAndGet();
			if (!this.waiting.isEmpty()) {
				// It arrived after the last look.
				addWorker();
			}
		}
	}

	private void watch() {
		int quiet = 0;
		long before = 0;
		while (!this.closed) {
			LockSupport.parkNanos(TICK);
			long now = this.begun.get();
			int tasks = this.waiting.size();
			quiet = (tasks == 0) ? quiet + 1 : 0;
			if (tasks > (now - before) * TICKS_TO_WAIT) {
				this.stuck = true;
				giveThreads();
			}
			else if (quiet > TICKS_TO_SLEEP) {
				sleep();
				quiet = 0;
			}
			before = now;
		}
	}

	private void giveThreads() {
		Runnable task;
		while ((task = this.waiting.poll()) != null) {
			if (!start(task)) {
				this.waiting.add(task);
				return;
			}
		}
	}

	private void sleep() {
		this.asleep = true;
		if (this.waiting.isEmpty() && !this.closed) {
			LockSupport.park(this);
		}
		this.asleep = false;
	}

	@Override
	public void close() {
		this.closed = true;
		LockSupport.unpark(this.watch);
		this.threads.shutdown();
	}

}
