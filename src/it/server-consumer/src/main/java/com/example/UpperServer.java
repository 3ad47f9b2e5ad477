package com.example;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

import dev.tcplab.server.TcpServers;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.integration.dsl.IntegrationFlow;

/**
 * The example in docs/extending.md, with a profile of this application.
 */
@Configuration(proxyBeanMethods = false)
@Profile("shop")
class UpperServer {

	@Bean
	IntegrationFlow upper(TcpServers servers) {
		return servers.server("upper").limit(20).create().answering(UpperServer::answer);
	}

	private static byte[] answer(byte[] message) {
		String text = new String(message, StandardCharsets.UTF_8);
		return (text.toUpperCase(Locale.ROOT) + "\n").getBytes(StandardCharsets.UTF_8);
	}

}
