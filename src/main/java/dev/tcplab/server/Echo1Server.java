package dev.tcplab.server;

import java.util.Map;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.integration.dsl.IntegrationFlow;

/**
 * Echoes every message (Session 10, exercise 1).
 */
@Configuration(proxyBeanMethods = false)
@Profile("echo1")
class Echo1Server {

	@Bean
	IntegrationFlow echo1(TcpServers servers) {
		TcpServer server = servers.create("echo1", new EchoLines(), Map.of());
		return IntegrationFlow.from(server.gateway()).transform(new Answering(Echo::answer)).get();
	}

}
