package dev.tcplab.app;

import java.util.List;
import java.util.stream.Stream;

import dev.tcplab.client.ClientSettings;
import dev.tcplab.server.TcpServer;
import dev.tcplab.server.TcpServers;
import dev.tcplab.server.TcpServersConfiguration;
import dev.tcplab.server.replicas.ReplicasConfiguration;
import dev.tcplab.web.board.BoardConfiguration;

import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.integration.context.IntegrationContextUtils;
import org.springframework.messaging.converter.ByteArrayMessageConverter;
import org.springframework.messaging.converter.CompositeMessageConverter;

/**
 * Finds the servers and what watches them, unless nothing but client modes runs.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(ServersConfiguration.ServersRun.class)
@ComponentScan({ "dev.tcplab.lesson", "dev.tcplab.web.actuator" })
@Import({ TcpServersConfiguration.class, BoardConfiguration.class, ReplicasConfiguration.class, PortFile.class,
		ReachNotice.class })
public class ServersConfiguration {

	/**
	 * Has a client mode beside exactly one server talk to that server, unless it is told
	 * to talk to another one.
	 */
	@Bean
	@Lazy
	ClientSettings clientSettings(Environment environment, TcpServers servers) {
		ClientSettings settings = Binder.get(environment).bindOrCreate(ClientSettings.PREFIX, ClientSettings.class);
		boolean told = Stream.of(".host", ".port")
			.map(ClientSettings.PREFIX::concat)
			.anyMatch(environment::containsProperty);
		if (told || servers.all().size() != 1) {
			return settings;
		}
		TcpServer server = servers.all().get(0);
		// One that still waits for Redis may have no port yet.
		return (server.port() != 0) ? settings.to(server.settings().host("127.0.0.1"), server.port()) : settings;
	}

	/**
	 * Prepares no JSON for the steps of flows, before a server listens: messages are
	 * bytes.
	 */
	@Bean(IntegrationContextUtils.ARGUMENT_RESOLVER_MESSAGE_CONVERTER_BEAN_NAME)
	static CompositeMessageConverter messagesAreBytes() {
		return new CompositeMessageConverter(List.of(new ByteArrayMessageConverter()));
	}

	static class ServersRun extends SpringBootCondition {

		@Override
		public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
			return new ConditionOutcome(!ClientsOnly.holdsFor(context.getEnvironment()), "servers run");
		}

	}

}
