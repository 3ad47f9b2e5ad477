package dev.tcplab.server.monitor;

import dev.tcplab.server.TcpServers;
import dev.tcplab.server.engine.TcpServersAutoConfiguration;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Provides meters if the application has Micrometer, and health if it has Spring Boot's
 * health.
 */
@AutoConfiguration(after = TcpServersAutoConfiguration.class)
@ConditionalOnBean(TcpServers.class)
public class TcpServersMonitorAutoConfiguration {

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MeterBinder.class)
	static class Meters {

		@Bean
		ServerMeters tcpLabServerMeters(TcpServers servers) {
			return new ServerMeters(servers);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(HealthIndicator.class)
	static class Health {

		// Spring Boot derives the component's name from this bean's name.
		@Bean
		TcpServersHealthIndicator tcpServersHealthIndicator(TcpServers servers) {
			return new TcpServersHealthIndicator(servers);
		}

	}

}
