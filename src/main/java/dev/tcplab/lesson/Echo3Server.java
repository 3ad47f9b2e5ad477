package dev.tcplab.lesson;

import java.util.ArrayList;
import java.util.List;

import dev.tcplab.console.PythonAddress;
import dev.tcplab.server.Client;
import dev.tcplab.server.TcpServers;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.integration.dsl.IntegrationFlow;

/** Prints the list of clients after five and finishes (Session 10, exercise 3). */
@Configuration(proxyBeanMethods = false)
@Profile("echo3")
class Echo3Server {

	@Bean
	IntegrationFlow echo3(TcpServers servers) {
		return servers.server("echo3").limit(5).format(new Format()).create().answering(Echo1Server::answer);
	}

	private static final class Format extends Echo2Server.Format {

		@Override
		public List<String> finished(List<Client> clients) {
			List<String> lines = new ArrayList<>();
			lines.add("The following clients has connected to the server: ");
			for (int i = 0; i < clients.size(); i++) {
				lines.add("Client %d: %s".formatted(i, PythonAddress.tuple(clients.get(i).address())));
			}
			return lines;
		}

	}

}
