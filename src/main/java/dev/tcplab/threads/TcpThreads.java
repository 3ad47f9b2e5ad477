package dev.tcplab.threads;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

import org.springframework.boot.thread.Threading;
import org.springframework.core.env.Environment;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Makes the executor for tasks that block.
 */
public final class TcpThreads {

	private static final String PREFIX = "tcp-";

	private TcpThreads() {
	}

	/**
	 * Makes an executor that takes any number of blocking tasks: a virtual thread for
	 * each where {@code spring.threads.virtual.enabled} is set on Java 21 or later, else
	 * one of a pool, which does not keep the process alive.
	 * @param environment the application's
	 * @return the executor
	 */
	public static Executor create(Environment environment) {
		if (Threading.VIRTUAL.isActive(environment)) {
			return new VirtualThreadTaskExecutor(PREFIX);
		}
		CustomizableThreadFactory daemons = new CustomizableThreadFactory(PREFIX);
		daemons.setDaemon(true);
		return Executors.newCachedThreadPool(daemons);
	}

}
