package dev.tcplab.client.engine;

import java.util.concurrent.Executor;

import dev.tcplab.client.TalkListener;
import dev.tcplab.client.TcpClient;
import dev.tcplab.client.TcpClients;
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
@AutoConfiguration(after = TcpExecutorAutoConfiguration.class)
public class TcpClientAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(TcpClients.class)
	TalkClients tcpLabClients(ClientSettings settings, ObjectProvider<SslBundles> bundles,
			@Qualifier("tcpLabExecutor") Executor executor, ObjectProvider<TalkListener> listeners,
			ApplicationContext context) {
		return new TalkClients(settings.options(), bundles, executor,
				new Listeners<>(listeners.orderedStream().toList()), context);
	}

	@Bean
	@ConditionalOnMissingBean(TcpClient.class)
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
