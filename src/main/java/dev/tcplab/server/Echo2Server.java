package dev.tcplab.server;

import java.util.Map;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.integration.dsl.IntegrationFlow;

/**
 * Echoes every message, numbers the clients and prints their addresses (Session 10,
 * exercise 2).
 */
@Configuration(proxyBeanMethods = false)
@Profile("echo2")
class Echo2Server {

	@Bean
	IntegrationFlow echo2(TcpServers servers) {
		TcpServer server = servers.create("echo2", new NumberedEchoLines(), Map.of());
		return IntegrationFlow.from(server.gateway()).transform(new Answering(Echo::answer)).get();
	}

}
