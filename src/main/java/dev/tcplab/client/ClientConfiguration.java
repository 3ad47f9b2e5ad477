package dev.tcplab.client;

import java.util.concurrent.Executor;

import dev.tcplab.console.Transcript;
import dev.tcplab.tls.Tls;
import org.jspecify.annotations.Nullable;

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
	TcpClients tcpClients(ClientSettings settings, ObjectProvider<SslBundles> bundles, Transcript transcript,
			@Qualifier("tcpExecutor") Executor executor, ObjectProvider<TalkListener> listeners,
			ApplicationContext context) {
		return new TcpClients(settings, tls(settings, bundles), transcript, executor,
				new TalkListeners(listeners.orderedStream().toList()), context);
	}

	// Few clients need the bundles, which take their time to be made.
	private static @Nullable Tls tls(ClientSettings settings, ObjectProvider<SslBundles> bundles) {
		return (settings.ssl().bundle() != null) ? Tls.of(bundles.getObject(), settings.ssl()) : null;
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
