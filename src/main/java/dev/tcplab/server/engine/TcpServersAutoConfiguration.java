package dev.tcplab.server.engine;

import java.util.Map;
import java.util.concurrent.Executor;

import dev.tcplab.console.ConsoleAutoConfiguration;
import dev.tcplab.console.ConsoleSettings;
import dev.tcplab.console.Transcript;
import dev.tcplab.server.ServerDefaults;
import dev.tcplab.server.TcpServers;
import dev.tcplab.server.ledger.Ledgers;
import dev.tcplab.server.ledger.MemoryLedger;
import dev.tcplab.support.TcpExecutorAutoConfiguration;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.thread.Threading;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.integration.dsl.IntegrationFlow;

/**
 * Provides {@link TcpServers}, which creates servers, in any application.
 */
@AutoConfiguration(
		after = { TcpExecutorAutoConfiguration.class, ConsoleAutoConfiguration.class, SslAutoConfiguration.class })
@ConditionalOnMissingBean(TcpServers.class)
@Import({ ServerEvents.class, ExchangeLog.class })
public class TcpServersAutoConfiguration {

	// Servers start even if beans are initialized lazily.
	@Bean
	static LazyInitializationExcludeFilter tcpLabServersAreNotLazy() {
		return LazyInitializationExcludeFilter.forBeanTypes(IntegrationFlow.class, ServerEvents.class);
	}

	@Bean
	ServerRegistry tcpLabServers(Environment environment, ObjectProvider<ServerDefaults> defaults,
			ConsoleSettings console, Transcript transcript, @Qualifier("tcpLabExecutor") Executor executor,
			SslBundles bundles, ServerEvents events, ObjectProvider<Ledgers> ledgers) {
		return new ServerRegistry(
				new ServerSettingsResolver(environment,
						defaults.getIfAvailable(() -> new ServerDefaults(Map.of())).settings()),
				new ServerTranscripts(console, transcript), executor,
				new ClientCapacity(ProcessLimits.read(!Threading.VIRTUAL.isActive(environment))), bundles, events,
				ledgers.getIfAvailable(() -> (server, limit) -> new MemoryLedger(limit)),
				LoggerFactory.getILoggerFactory());
	}

}
