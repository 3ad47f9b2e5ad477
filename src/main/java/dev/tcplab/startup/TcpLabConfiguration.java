package dev.tcplab.startup;

import dev.tcplab.console.ConsoleSettings;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Hands its settings to each part.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TcpLabProperties.class)
class TcpLabConfiguration {

	@Bean
	ConsoleSettings consoleSettings(TcpLabProperties properties) {
		return properties.console();
	}

}
