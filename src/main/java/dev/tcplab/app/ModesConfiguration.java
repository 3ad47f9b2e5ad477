package dev.tcplab.app;

import dev.tcplab.check.CheckMode;
import dev.tcplab.client.engine.ClientSettings;
import dev.tcplab.client.engine.TalkClient;
import dev.tcplab.client.engine.TalkClients;
import dev.tcplab.client.engine.TcpClientAutoConfiguration;
import dev.tcplab.console.ConsoleAutoConfiguration;
import dev.tcplab.support.TcpExecutorAutoConfiguration;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.integration.autoconfigure.IntegrationAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Client modes are created when they run, because a server in the same process may have
 * no port before.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan(basePackages = "dev.tcplab.mode", lazyInit = true)
@Import(CheckMode.class)
class ModesConfiguration {

	/** Client modes without a server. All auto-configurations would double the start. */
	@Configuration(proxyBeanMethods = false)
	@Conditional(OnlyClients.class)
	@ImportAutoConfiguration({ IntegrationAutoConfiguration.class, SslAutoConfiguration.class,
			ConsoleAutoConfiguration.class, TcpClientAutoConfiguration.class, TcpExecutorAutoConfiguration.class })
	static class Alone {

		@Bean
		TalkClient labClient(TalkClients clients, ClientSettings settings) {
			return clients.to(settings.host(), settings.port());
		}

	}

	static class OnlyClients implements Condition {

		@Override
		public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
			return LabProfile.areOnlyClients(context.getEnvironment());
		}

	}

}
