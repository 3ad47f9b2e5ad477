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
 * Provides meters if Micrometer is there, and health if Spring Boot's health is there.
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

		// The name of the bean is that of the component.
		@Bean
		TcpServersHealthIndicator tcpServersHealthIndicator(TcpServers servers) {
			return new TcpServersHealthIndicator(servers);
		}

	}

}
