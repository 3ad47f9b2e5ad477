package dev.tcplab.server;

import java.util.concurrent.Executor;

import dev.tcplab.console.ConsoleSettings;
import dev.tcplab.console.Transcript;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.integration.dsl.IntegrationFlow;

/**
 * What the servers share.
 */
@Configuration(proxyBeanMethods = false)
class ServerConfiguration {

	/**
	 * Servers start whether or not other beans wait to be asked for.
	 */
	@Bean
	static LazyInitializationExcludeFilter serversAreNotLazy() {
		return LazyInitializationExcludeFilter.forBeanTypes(IntegrationFlow.class, StopNotice.class, ReachNotice.class);
	}

	@Bean
	ServerThreads serverThreads(@Qualifier("tcpExecutor") Executor executor) {
		return new ServerThreads(executor);
	}

	@Bean
	ExchangeListeners exchangeListeners(ObjectProvider<ExchangeListener> listeners) {
		return new ExchangeListeners(listeners);
	}

	@Bean
	ExchangeLog exchangeLog() {
		return new ExchangeLog();
	}

	@Bean
	TcpServers tcpServers(Environment environment, ConsoleSettings console, Transcript transcript,
			ServerThreads threads, SslBundles bundles, ExchangeListeners exchanges) {
		return new TcpServers(new ServerSettingsResolver(environment), console, transcript, threads,
				Descriptors.ofThisProcess(), bundles, exchanges);
	}

	@Bean
	ReachNotice reachNotice(TcpServers servers) {
		return new ReachNotice(servers);
	}

	@Bean
	StopNotice stopNotice(TcpServers servers, Transcript transcript) {
		return new StopNotice(servers, transcript);
	}

}
