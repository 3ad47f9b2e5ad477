package dev.tcplab.server;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * The threads on which servers accept and attend clients.
 */
final class ServerThreads implements AutoCloseable {

	private final Executor connections;

	private final ScheduledExecutorService clock;

	/**
	 * Creates the threads.
	 * @param connections takes any number of blocking tasks
	 */
	ServerThreads(Executor connections) {
		this.connections = connections;
		CustomizableThreadFactory daemons = new CustomizableThreadFactory("tcp-clock-");
		daemons.setDaemon(true);
		this.clock = Executors.newSingleThreadScheduledExecutor(daemons);
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
		this.clock.shutdownNow();
	}

}
