package dev.tcplab.lesson;

import java.nio.charset.StandardCharsets;

import dev.tcplab.server.TcpServer;
import dev.tcplab.server.TcpServers;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.integration.dsl.IntegrationFlow;

/** Answers every message with the same greeting (Session 10, happy-server). */
@Configuration(proxyBeanMethods = false)
@Profile("happy")
class HappyServer {

	@Bean
	IntegrationFlow happy(TcpServers servers) {
		TcpServer server = servers.server("happy").greeting("HELLO. I am the Happy Server :-)").create();
		byte[] answer = (server.settings().greeting() + "\n").getBytes(StandardCharsets.UTF_8);
		return server.answering((message) -> answer);
	}

}
