package dev.tcplab.startup;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

import dev.tcplab.client.ClientSettings;
import dev.tcplab.console.ConsoleSettings;
import dev.tcplab.load.LoadSettings;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.thread.Threading;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Hands its settings to each part, and the threads that they share.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TcpLabProperties.class)
class TcpLabConfiguration {

	private static final String THREADS = "tcp-";

	@Bean
	ConsoleSettings consoleSettings(TcpLabProperties properties) {
		return properties.console();
	}

	@Bean
	ClientSettings clientSettings(TcpLabProperties properties) {
		return properties.client();
	}

	@Bean
	LoadSettings loadSettings(TcpLabProperties properties) {
		return properties.load();
	}

	/**
	 * Takes any number of blocking tasks: a virtual thread for each, or one of a pool.
	 * Not a candidate elsewhere, so that Boot's own executors stay as they are.
	 */
	@Bean(defaultCandidate = false)
	Executor tcpExecutor(Environment environment) {
		if (Threading.VIRTUAL.isActive(environment)) {
			return new VirtualThreadTaskExecutor(THREADS);
		}
		CustomizableThreadFactory daemons = new CustomizableThreadFactory(THREADS);
		daemons.setDaemon(true);
		return Executors.newCachedThreadPool(daemons);
	}

}
