package dev.tcplab.app;

import java.util.Map;

import dev.tcplab.client.engine.ClientSettings;
import dev.tcplab.client.engine.TalkClient;
import dev.tcplab.client.engine.TalkClients;
import dev.tcplab.server.ServerDefaults;
import dev.tcplab.server.TcpServer;
import dev.tcplab.server.TcpServers;
import dev.tcplab.server.replicas.ReplicasConfiguration;
import dev.tcplab.web.board.BoardConfiguration;
import dev.tcplab.web.classroom.ClassConfiguration;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

@Configuration(proxyBeanMethods = false)
@Conditional(ServersConfiguration.ServersRun.class)
@EnableAutoConfiguration
@ComponentScan({ "dev.tcplab.lesson", "dev.tcplab.mock", "dev.tcplab.web.actuator", "dev.tcplab.web.http" })
@Import({ BoardConfiguration.class, ClassConfiguration.class, ReplicasConfiguration.class, PortFile.class,
		Notices.class })
class ServersConfiguration {

	@Bean
	static ServerDefaults serverDefaults() {
		return new ServerDefaults(Map.of("port", LabDefaults.FIRST_PORT));
	}

	/** A client of the only server in this process, unless another one is configured. */
	@Bean
	@Lazy
	TalkClient labClient(TalkClients clients, ClientSettings settings, TcpServers servers, Environment environment) {
		boolean configured = environment.containsProperty("tcp-lab.client.host")
				|| environment.containsProperty("tcp-lab.client.port");
		if (!configured && servers.all().size() == 1) {
			TcpServer server = servers.all().get(0);
			// A server that waits for Redis may have no port yet.
			if (server.port() != 0) {
				return clients.to(server.settings().host("127.0.0.1"), server.port());
			}
		}
		return clients.to(settings.host(), settings.port());
	}

	static class ServersRun implements Condition {

		@Override
		public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
			return !LabProfile.areOnlyClients(context.getEnvironment());
		}

	}

}
