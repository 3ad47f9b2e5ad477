package dev.tcplab.lesson;

import dev.tcplab.console.PythonAddress;
import dev.tcplab.server.Client;
import dev.tcplab.server.TcpServers;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.integration.dsl.IntegrationFlow;

/** Numbers the clients and prints their addresses (Session 10, exercise 2). */
@Configuration(proxyBeanMethods = false)
@Profile("echo2")
class Echo2Server {

	@Bean
	IntegrationFlow echo2(TcpServers servers) {
		return servers.server("echo2").format(new Format()).create().answering(Echo1Server::answer);
	}

	static class Format extends Echo1Server.Format {

		@Override
		public String connected(Client client) {
			return "CONNECTION %d. Client IP,PORT: %s".formatted(client.number(),
					PythonAddress.tuple(client.address()));
		}

	}

}
