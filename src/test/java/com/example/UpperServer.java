package com.example;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

import dev.tcplab.server.TcpServer;
import dev.tcplab.server.TcpServers;
import dev.tcplab.server.TranscriptFormat;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.integration.dsl.IntegrationFlow;

/**
 * Answers every message in capital letters: the documentation's example of a new server.
 */
@Configuration(proxyBeanMethods = false)
@Profile("upper")
class UpperServer {

	@Bean
	IntegrationFlow upper(TcpServers servers) {
		TcpServer server = servers.create("upper", TranscriptFormat.DEFAULT, Map.of("limit", 20));
		return IntegrationFlow.from(server.gateway()).transform(byte[].class, UpperServer::answer).get();
	}

	private static byte[] answer(byte[] message) {
		String text = new String(message, StandardCharsets.UTF_8);
		return (text.toUpperCase(Locale.ROOT) + "\n").getBytes(StandardCharsets.UTF_8);
	}

}
