package dev.tcplab.server;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * The threads on which servers accept and attend clients.
 */
final class ServerThreads implements AutoCloseable {

	private final ExecutorService pool = Executors.newCachedThreadPool(daemons("tcp-"));

	private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(daemons("tcp-clock-"));

	private final Executor connections;

	/**
	 * Creates the threads.
	 * @param virtual whether each client gets a virtual thread, rather than one of a pool
	 */
	ServerThreads(boolean virtual) {
		this.connections = virtual ? new VirtualThreadTaskExecutor("tcp-") : this.pool;
	}

	private static CustomizableThreadFactory daemons(String prefix) {
		CustomizableThreadFactory factory = new CustomizableThreadFactory(prefix);
		factory.setDaemon(true);
		return factory;
	}

	/**
	 * Returns the executor that takes any number of blocking tasks.
	 * @return the executor
	 */
	Executor connections() {
		return this.connections;
	}

	/**
	 * Repeats a short task until it is cancelled.
	 * @param task the task, which must not block
	 * @param pause the time between two runs
	 * @return the task to cancel
	 */
	Future<?> repeat(Runnable task, Duration pause) {
		return this.clock.scheduleWithFixedDelay(task, pause.toNanos(), pause.toNanos(), TimeUnit.NANOSECONDS);
	}

	@Override
	public void close() {
		this.pool.shutdown();
		this.clock.shutdownNow();
	}

}
