package dev.tcplab.client;

import java.util.concurrent.Executor;

import dev.tcplab.console.Transcript;
import dev.tcplab.tls.Tls;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/**
 * Provides the client.
 */
@Configuration(proxyBeanMethods = false)
class ClientConfiguration {

	@Bean
	@Lazy
	TcpClients tcpClients(ClientSettings settings, SslBundles bundles, Transcript transcript,
			@Qualifier("tcpExecutor") Executor executor, ObjectProvider<TalkListener> listeners,
			ApplicationContext context) {
		return new TcpClients(settings, Tls.of(bundles, settings.ssl()), transcript, executor,
				new TalkListeners(listeners.orderedStream().toList()), context);
	}

	@Bean
	@Lazy
	TcpClient tcpClient(TcpClients clients, ClientSettings settings) {
		return clients.to(settings.host(), settings.port());
	}

	@Bean
	Failures failures() {
		return new Failures();
	}

}
