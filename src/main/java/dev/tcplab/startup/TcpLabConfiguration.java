package dev.tcplab.startup;

import java.util.concurrent.Executor;

import dev.tcplab.client.ClientSettings;
import dev.tcplab.console.ConsoleSettings;
import dev.tcplab.load.LoadSettings;
import dev.tcplab.threads.TcpThreads;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Hands its settings to each part, and the threads that they share.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TcpLabProperties.class)
class TcpLabConfiguration {

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
	 * Not a candidate elsewhere, so that Boot's own executors stay as they are.
	 */
	@Bean(defaultCandidate = false)
	Executor tcpExecutor(Environment environment) {
		return TcpThreads.create(environment);
	}

}
