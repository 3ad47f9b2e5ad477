package dev.tcplab.server.engine;

import java.util.concurrent.Executor;

import dev.tcplab.console.ConsoleSettings;
import dev.tcplab.console.Transcript;
import dev.tcplab.server.ledger.Ledgers;
import dev.tcplab.server.ledger.MemoryLedger;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.thread.Threading;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.integration.dsl.IntegrationFlow;

/**
 * Assembles the engine behind {@link dev.tcplab.server.TcpServersConfiguration}.
 */
@Configuration(proxyBeanMethods = false)
@Import({ ServerEvents.class, ExchangeLog.class })
public class EngineConfiguration {

	// Servers start even if beans are initialized lazily.
	@Bean
	static LazyInitializationExcludeFilter serversAreNotLazy() {
		return LazyInitializationExcludeFilter.forBeanTypes(IntegrationFlow.class, ServerEvents.class);
	}

	@Bean
	ServerRegistry tcpServers(Environment environment, ConsoleSettings console, Transcript transcript,
			@Qualifier("tcpExecutor") Executor executor, SslBundles bundles, ServerEvents events,
			ObjectProvider<Ledgers> ledgers) {
		return new ServerRegistry(new ServerSettingsResolver(environment), new ServerTranscripts(console, transcript),
				executor, new ClientCapacity(ProcessLimits.read(!Threading.VIRTUAL.isActive(environment))), bundles,
				events, ledgers.getIfAvailable(() -> (server, limit) -> new MemoryLedger(limit)));
	}

}
