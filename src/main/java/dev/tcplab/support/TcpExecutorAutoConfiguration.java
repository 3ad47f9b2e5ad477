package dev.tcplab.support;

import java.util.concurrent.Executor;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.thread.Threading;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.core.task.VirtualThreadTaskExecutor;

/** Provides the executor on which servers and clients block. */
@AutoConfiguration
public class TcpExecutorAutoConfiguration {

	private static final String PREFIX = "tcp-";

	private static final int WORKERS = 16;

	/**
	 * Runs each task on a virtual thread if {@code spring.threads.virtual.enabled} is set
	 * on Java 21 or later; otherwise, on platform threads. It is not a candidate
	 * elsewhere, so that Spring Boot's own executors stay as they are.
	 */
	@Bean(defaultCandidate = false)
	@ConditionalOnMissingBean(name = "tcpLabExecutor")
	Executor tcpLabExecutor(Environment environment) {
		if (Threading.VIRTUAL.isActive(environment)) {
			return new VirtualThreadTaskExecutor(PREFIX);
		}
		return new PlatformThreads(PREFIX, WORKERS);
	}

}
