package dev.tcplab.client;

import java.util.concurrent.Executor;

import dev.tcplab.console.ConsoleAutoConfiguration;
import dev.tcplab.console.Transcript;
import dev.tcplab.protocol.tls.Tls;
import dev.tcplab.support.Listeners;
import dev.tcplab.support.TcpExecutorAutoConfiguration;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Provides {@link TcpClient} for {@code tcp-lab.client.*}, and {@link TcpClients} for any
 * other server, also in applications that are not TCP Lab.
 */
@AutoConfiguration(after = { TcpExecutorAutoConfiguration.class, ConsoleAutoConfiguration.class })
public class TcpClientAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	TcpClients tcpLabClients(ClientSettings settings, ObjectProvider<SslBundles> bundles, Transcript transcript,
			@Qualifier("tcpLabExecutor") Executor executor, ObjectProvider<TalkListener> listeners,
			ApplicationContext context) {
		return new TcpClients(settings, Tls.of(bundles, settings.ssl()), transcript, executor,
				new Listeners<>(listeners.orderedStream().toList()), context);
	}

	@Bean
	@ConditionalOnMissingBean
	TcpClient tcpLabClient(TcpClients clients, ClientSettings settings) {
		return clients.to(settings.host(), settings.port());
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MeterBinder.class)
	static class Meters {

		@Bean
		TalkMeters tcpLabTalkMeters() {
			return new TalkMeters();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingBean(ClientSettings.class)
	@EnableConfigurationProperties(ClientSettings.class)
	static class Settings {

	}

}
