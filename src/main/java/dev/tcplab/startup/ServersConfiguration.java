package dev.tcplab.startup;

import dev.tcplab.server.net.TcpServersConfiguration;

import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import dev.tcplab.server.net.TcpServersConfiguration;

import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Finds the servers and what watches them, unless nothing but client modes runs.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(ServersConfiguration.ServersRun.class)
@ComponentScan({ "dev.tcplab.lesson", "dev.tcplab.actuate" })
@Import(TcpServersConfiguration.class)
class ServersConfiguration {

	static class ServersRun extends SpringBootCondition {

		@Override
		public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
			return new ConditionOutcome(!ClientsOnly.holdsFor(context.getEnvironment()), "servers run");
		}

	}

}
